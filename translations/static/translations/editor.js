// Gives the texts in localize's editor their language and direction. Its React bundle has no hook for that, so we look
// at what it draws: each text is a list item with the source in a paragraph of its own and, in the block after it, the
// translation as a paragraph or as a field (tests/translations/admin/test_editor_panel.py).
(function () {
    "use strict";

    const languages = document.querySelector("[data-translation-languages]");
    const editor = document.querySelector(".js-translation-editor");
    if (!languages || !editor) {
        return;
    }
    const TEXTS = "li.complete, li.incomplete, li.errored";
    const parts = [
        [":scope > p", languages.dataset.sourceLang, languages.dataset.sourceDir],
        [
            ":scope > div > p, :scope > div textarea, :scope > div input[type=text], :scope > div [contenteditable]",
            languages.dataset.targetLang,
            languages.dataset.targetDir,
        ],
    ];

    function mark() {
        editor.querySelectorAll(TEXTS).forEach(function (text) {
            parts.forEach(function ([selector, lang, dir]) {
                text.querySelectorAll(selector).forEach(function (element) {
                    if (element.lang !== lang || element.dir !== dir) {
                        element.lang = lang;
                        element.dir = dir;
                    }
                });
            });
        });
    }

    new MutationObserver(mark).observe(editor, { childList: true, subtree: true });
    mark();
})();
