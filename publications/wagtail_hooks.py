from wagtail import hooks

from publications.admin.messages import tell_about_page, tell_about_snippet

for hook in ("after_publish_page", "after_create_page", "after_edit_page"):
    hooks.register(hook, tell_about_page)
for hook in ("after_create_snippet", "after_edit_snippet"):
    hooks.register(hook, tell_about_snippet)
