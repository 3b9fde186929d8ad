rm glossary.json
