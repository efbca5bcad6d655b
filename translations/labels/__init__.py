"""The labels of front ends and of the closed vocabularies, in every language, from the catalogues in ``locale/``."""
