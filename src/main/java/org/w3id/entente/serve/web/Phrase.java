package org.w3id.entente.serve.web;

import org.w3id.entente.serve.core.Language;

import java.util.List;

/** The words that pages say themselves. */
public enum Phrase {
    /** The name of it all. */
    SITE("Entente", "アンタント"),
    /** The link for who uses a keyboard. */
    SKIP("To the content", "本文へ"),
    /** Before the other forms of a page. */
    ALSO_AS("Also as", "他の形式："),
    /** Before the name of the licence. */
    LICENCE("Ontology, shapes, questions and data are under", "オントロジー、シェイプ、質問、データのライセンス："),
    /** Actors. */
    ACTORS("Actors", "主体"),
    /** Dialogues. */
    DIALOGUES("Dialogues", "対話"),
    /** Exercises. */
    EXERCISES("Exercises", "演習"),
    /** Agreements. */
    AGREEMENTS("Agreements", "合意文書"),
    /** Questions. */
    QUESTIONS("Questions", "質問"),
    /** The ontology. */
    ONTOLOGY("Ontology", "オントロジー"),
    /** Rules. */
    RULES("Rules", "推論規則"),
    /** Shapes. */
    SHAPES("Shapes", "シェイプ"),
    /** What can be taken away. */
    DOWNLOADS("Downloads", "ダウンロード"),
    /** What is said of a thing. */
    STATEMENTS("What is said of it", "記述"),
    /** What points to a thing. */
    INVERSE("What points to it", "参照元"),
    /** Who says so. */
    SOURCES("Who says so", "出典"),
    /** In which graphs it is. */
    GRAPHS("Where it occurs", "含まれるグラフ"),
    /** Beside a statement that follows by rule. */
    INFERRED("inferred", "推論"),
    /** The link to a proof. */
    WHY("why?", "なぜ"),
    /** Characters of a text. */
    CHARACTERS("characters", "文字位置"),
    /** A rank of things that are told apart by their class. */
    THINGS("Things", "事物"),
    /** The class of a thing. */
    CLASSES("Classes", "クラス"),
    /** Properties. */
    PROPERTIES("Properties", "プロパティ"),
    /** Concepts. */
    CONCEPTS("Concepts", "概念"),
    /** An example. */
    EXAMPLE("Example", "例"),
    /** What must hold. */
    CONSTRAINTS("Constraints", "制約"),
    /** What a rule concludes, and from what. */
    CONSTRUCT("What it concludes, and from what", "推論の内容"),
    /** Its text in SPARQL. */
    QUERY("The query", "クエリ"),
    /** The button that asks. */
    ASK("Ask", "質問する"),
    /** More than is shown. */
    ALL("all", "すべて"),
    /** A required value. */
    REQUIRED("required", "必須"),
    /** Things of any kind. */
    EVERYTHING("Everything", "全データ");

    private final String english;
    private final String japanese;

    Phrase(String english, String japanese) {
        this.english = english;
        this.japanese = japanese;
    }

    /** The words in a language. */
    public String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case JAPANESE -> japanese;
        };
    }

    /** A place that every page leads to. */
    record Destination(Phrase name, String address) {}

    static final List<Destination> DESTINATIONS = List.of(
            new Destination(ACTORS, "/#actors"),
            new Destination(DIALOGUES, "/#dialogues"),
            new Destination(EXERCISES, "/#exercises"),
            new Destination(AGREEMENTS, "/#agreements"),
            new Destination(QUESTIONS, "/#questions"),
            new Destination(ONTOLOGY, "/ontology.html"));
}
