from wagtail import hooks

from translations.admin.completeness import refuse_incomplete

# Before localize's own, which takes the request over.
hooks.register("before_edit_page", refuse_incomplete, order=-10)
hooks.register("before_edit_snippet", refuse_incomplete, order=-10)
