rm pages/accessibility.md
