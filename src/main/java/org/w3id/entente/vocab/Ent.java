package org.w3id.entente.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The terms of the ontology, each with its definition: first the classes, then the properties between things, then those
 * with literal values.
 *
 * <p>A constant is called what its term is called; where that is a word of the Java language, an underscore follows.
 * Threads may share the constants.
 */
@SuppressWarnings("MemberName") // a term has one name, in Turtle and in Java
public final class Ent {
    /** An occurrence that actors take part in at some time, past or planned. */
    public static final Node Activity = term("Activity");

    /** A body that can be told apart from others and can take part in security cooperation. */
    public static final Node Actor = term("Actor");

    /** An instrument that two or more parties have signed or adopted. */
    public static final Node Agreement = term("Agreement");

    /** A question that a passage leaves open between readings. */
    public static final Node Ambiguity = term("Ambiguity");

    /** A government body that defends a state by military means. */
    public static final Node ArmedForces = term("ArmedForces");

    /** A view of a state of affairs that a source takes. */
    public static final Node Assessment = term("Assessment");

    /** A reference that leads to exact characters of the text of an edition. */
    public static final Node Citation = term("Citation");

    /** A statement that an edition of a document makes. */
    public static final Node Claim = term("Claim");

    /** A plan that an actor declares or pursues. */
    public static final Node Commitment = term("Commitment");

    /** A series that exists for presenting and discussing work before an audience. */
    public static final Node Conference = term("Conference");

    /** An activity that is one holding of a conference. */
    public static final Node ConferenceEdition = term("ConferenceEdition");

    /** A claim that gives a number of individuals without naming them. */
    public static final Node CountClaim = term("CountClaim");

    /** A pointer that leads from one section to another. */
    public static final Node CrossReference = term("CrossReference");

    /** An activity that settles what actors will do together. */
    public static final Node Decision = term("Decision");

    /** A government body that answers for the defence of a state and that the source does not name more closely. */
    public static final Node DefenceAuthority = term("DefenceAuthority");

    /** A series that exists for talks between actors. */
    public static final Node Dialogue = term("Dialogue");

    /** An activity that is one sitting of a dialogue. */
    public static final Node DialogueSession = term("DialogueSession");

    /** A work that appears in editions. */
    public static final Node Document = term("Document");

    /** A publication that fixes the wording of a document at one time. */
    public static final Node Edition = term("Edition");

    /** A sequence of characters that renders passages of an edition and that citations count in. */
    public static final Node EditionText = term("EditionText");

    /** An involvement that concerns a series where the source names no single activity. */
    public static final Node Engagement = term("Engagement");

    /** A series that exists for training together. */
    public static final Node Exercise = term("Exercise");

    /** An activity that is one running of an exercise. */
    public static final Node ExerciseEdition = term("ExerciseEdition");

    /** An actor that belongs to the government or the forces of a state. */
    public static final Node GovernmentBody = term("GovernmentBody");

    /** A name that an outside scheme gives to a thing of this graph. */
    public static final Node Identifier = term("Identifier");

    /** An actor that states have founded by treaty and that acts in its own name. */
    public static final Node InternationalOrganization = term("InternationalOrganization");

    /** A relation of one actor, in one role, to an activity or a series. */
    public static final Node Involvement = term("Involvement");

    /** An agreement that records what its parties mean to do. */
    public static final Node LetterOfIntent = term("LetterOfIntent");

    /** An activity that brings representatives together outside a standing dialogue. */
    public static final Node Meeting = term("Meeting");

    /** An agreement that records a common understanding of its parties. */
    public static final Node Memorandum = term("Memorandum");

    /** A meeting that ministers hold. */
    public static final Node MinisterialMeeting = term("MinisterialMeeting");

    /** A government body that a minister heads. */
    public static final Node Ministry = term("Ministry");

    /** An actor that several states or organisations sponsor as a centre for research, training or exercises. */
    public static final Node MultinationalCentre = term("MultinationalCentre");

    /** A government body that is a post or a competent authority, whoever holds it. */
    public static final Node Office = term("Office");

    /** An involvement that concerns one activity. */
    public static final Node Participation = term("Participation");

    /** A relationship that rests on something that its two principals did together. */
    public static final Node Partnership = term("Partnership");

    /** An activity that places people of one actor with another for a time. */
    public static final Node Posting = term("Posting");

    /** An actor that acts in its own name and not for another. */
    public static final Node Principal = term("Principal");

    /** An answer that a passage admits to the question of an ambiguity. */
    public static final Node Reading = term("Reading");

    /** A standing of two principals to each other in one domain, from a first thought of cooperation onwards. */
    public static final Node Relationship = term("Relationship");

    /** A part of an edition that a heading or a number marks off. */
    public static final Node Section = term("Section");

    /** An activity that teaches a group of people. */
    public static final Node Seminar = term("Seminar");

    /** A standing frame that recurs or can recur as separate activities. */
    public static final Node Series = term("Series");

    /** An actor that is a sovereign country. */
    public static final Node State = term("State");

    /** A meeting that heads of state or government, or of an international organisation, hold. */
    public static final Node SummitMeeting = term("SummitMeeting");

    /** An agreement that settles how parties carry out a specific kind of cooperation. */
    public static final Node TechnicalArrangement = term("TechnicalArrangement");

    /** A relation of a claim or an ambiguity to the thing that it concerns. */
    public static final Node about = term("about");

    /** A relation of an actor to the principal whose act its own act is. */
    public static final Node actsFor = term("actsFor");

    /** A relation of a claim to a question that its passage leaves open. */
    public static final Node ambiguity = term("ambiguity");

    /** A relation of a thing to the rung that actors reach by sharing in it in full. */
    public static final Node attestsRung = term("attestsRung");

    /** A relation of an involvement to an actor that is involved by it, in person or through one that acts for it. */
    public static final Node attributedTo = term("attributedTo");

    /** A relation of an actor to the state where it has its seat. */
    public static final Node basedIn = term("basedIn");

    /** A relation of a decision to the earlier decision that it rests on. */
    public static final Node basedOn = term("basedOn");

    /** A relation of an assessment to the assessment that the source gives as its reason. */
    public static final Node becauseOf = term("becauseOf");

    /** A relation of a claim, a section or a cross reference to the passage that supports it. */
    public static final Node citation = term("citation");

    /** A relation of a commitment to an actor that declares or pursues it. */
    public static final Node committedBy = term("committedBy");

    /** A relation of an agreement to an actor that signed it, for which it was signed or that it stands between. */
    public static final Node concludedBy = term("concludedBy");

    /** A relation of a fact whose dates exclude each other to a claim that states it. */
    public static final Node contestedBy = term("contestedBy");

    /** A relation of a claim to a claim that cannot be true together with it. */
    public static final Node contradicts = term("contradicts");

    /** A relation of an actor to an activity or a series that it hosts or organises. */
    public static final Node convenes = term("convenes");

    /** A relation of an actor to an actor with which it cooperates in the cyber domain. */
    public static final Node cooperatesInCyberWith = term("cooperatesInCyberWith");

    /** A relation of an actor to an actor with which it cooperates in the space domain. */
    public static final Node cooperatesInSpaceWith = term("cooperatesInSpaceWith");

    /**
     * A relation of an actor to an actor with which it is known to cooperate in the cyber domain and not known to
     * cooperate in the space domain.
     */
    public static final Node cooperatesOnlyInCyberWith = term("cooperatesOnlyInCyberWith");

    /**
     * A relation of an actor to an actor with which it is known to cooperate in the space domain and not known to
     * cooperate in the cyber domain.
     */
    public static final Node cooperatesOnlyInSpaceWith = term("cooperatesOnlyInSpaceWith");

    /** A relation of an actor to an actor with which it has done something of a shared domain. */
    public static final Node cooperatesWith = term("cooperatesWith");

    /** A relation of a commitment or an assessment to an actor that cooperation is sought with. */
    public static final Node counterpart = term("counterpart");

    /** A relation of a count claim to the class of the individuals counted. */
    public static final Node counts = term("counts");

    /** A relation of a decision to the activity at which it was taken. */
    public static final Node decidedAt = term("decidedAt");

    /** A relation of a decision to an actor that took it. */
    public static final Node decidedBy = term("decidedBy");

    /** A word that tells whether what rules conclude with a term stands alone or beside what people assert. */
    public static final Node derivation = term("derivation");

    /** A relation of an actor to an activity by which it sends people to another. */
    public static final Node dispatchesIn = term("dispatchesIn");

    /** A relation of a thing to the domain of security cooperation that it belongs to. */
    public static final Node domain = term("domain");

    /** A relation of an activity to the series that it belongs to. */
    public static final Node editionOf = term("editionOf");

    /** A relation of a relationship to a fact that makes it a partnership. */
    public static final Node evidence = term("evidence");

    /** A relation of a relationship to the kind of a fact that counts as evidence for it. */
    public static final Node evidenceKind = term("evidenceKind");

    /** A relation of an exercise to the way in which it is played. */
    public static final Node exerciseKind = term("exerciseKind");

    /** A relation of a thing to the kind of party structure that it is made for. */
    public static final Node format = term("format");

    /** A relation of a relationship to a fact by which it has reached a rung. */
    public static final Node ground = term("ground");

    /** A relation of a series to one of its activities. */
    public static final Node hasEdition = term("hasEdition");

    /** A relation of a relationship to the highest step of the cooperation ladder that it has reached. */
    public static final Node highestRung = term("highestRung");

    /** A relation of an actor to an activity or a series that it holds on its ground or under its command. */
    public static final Node hosts = term("hosts");

    /** A relation of an identifier to the scheme that issues it. */
    public static final Node identifierScheme = term("identifierScheme");

    /** A relation of an identifier to the thing that it names. */
    public static final Node identifies = term("identifies");

    /** A relation of an agreement or an activity to the decision or agreement that it carries out. */
    public static final Node implements_ = term("implements");

    /** A relation of a participation to its activity. */
    public static final Node inActivity = term("inActivity");

    /** A relation of an involvement to its activity or its series. */
    public static final Node inFrame = term("inFrame");

    /** A relation of a cross reference to the section where it stands. */
    public static final Node inSection = term("inSection");

    /** A relation of an engagement to its series. */
    public static final Node inSeries = term("inSeries");

    /** A relation of a series to the decision or meeting that brought it into being. */
    public static final Node initiatedBy = term("initiatedBy");

    /** A relation of a decision or a meeting to the series that it brings into being. */
    public static final Node initiates = term("initiates");

    /** A relation of an actor to an activity or a series that it has a part in, whatever its role. */
    public static final Node isInvolvedIn = term("isInvolvedIn");

    /** A relation of an actor to an activity or a series that it takes part in within a team formed with others. */
    public static final Node joinsTeamIn = term("joinsTeamIn");

    /**
     * A relation of a claim to what it does not settle: the completeness of its list, a question of its wording or the
     * activities behind its count.
     */
    public static final Node leavesOpen = term("leavesOpen");

    /**
     * A relation of a meeting, a decision, a series or a session to what came about through it, directly or by steps.
     */
    public static final Node ledTo = term("ledTo");

    /** A relation of a claim to what its passage says about the completeness of its list. */
    public static final Node listCompleteness = term("listCompleteness");

    /** A relation of a thing to a way in which cooperation is or is to be carried out. */
    public static final Node means = term("means");

    /**
     * A relation of a claim to the way in which its fact is put: as done, recurring, begun, decided, intended,
     * considered or assessed.
     */
    public static final Node modality = term("modality");

    /** A relation of an actor to an activity or a series that it watches without playing. */
    public static final Node observes = term("observes");

    /** A relation of an edition to its document. */
    public static final Node ofDocument = term("ofDocument");

    /** A relation of an actor to an activity or a series that it sets up and answers for. */
    public static final Node organises = term("organises");

    /** A relation of a body to the body that contains it. */
    public static final Node partOf = term("partOf");

    /** A relation of an involvement to the actor involved. */
    public static final Node participant = term("participant");

    /** A relation of a principal to a principal with which it stands in a partnership, in whatever domain. */
    public static final Node partner = term("partner");

    /** A relation of a relationship to the one of its two principals whose IRI comes first. */
    public static final Node partnerA = term("partnerA");

    /** A relation of a relationship to the one of its two principals whose IRI comes second. */
    public static final Node partnerB = term("partnerB");

    /** A relation of an agreement to an actor between which it stands in its own wording. */
    public static final Node party = term("party");

    /** A relation of a commitment to a series, an activity or an agreement that serves it. */
    public static final Node pursuedThrough = term("pursuedThrough");

    /** A relation of an ambiguity to an answer that the passage admits. */
    public static final Node reading = term("reading");

    /** A relation of an actor to an activity or a series by which it receives people, teaching or support. */
    public static final Node receivesIn = term("receivesIn");

    /** A relation of a series to the rhythm in which it is held. */
    public static final Node recurrence = term("recurrence");

    /** A relation of a cross reference to the section that it leads to. */
    public static final Node refersTo = term("refersTo");

    /** A relation of a government body to the state that it acts for. */
    public static final Node representsState = term("representsState");

    /** A relation of an involvement to the capacity in which the actor is involved. */
    public static final Node role = term("role");

    /** A relation of a relationship to a step of the cooperation ladder that it has reached. */
    public static final Node rung = term("rung");

    /** A relation of a section to its edition or to the section that contains it. */
    public static final Node sectionOf = term("sectionOf");

    /** A relation of a relationship to one of its two principals. */
    public static final Node side = term("side");

    /** A relation of an agreement to an actor that signed it or for which it was signed. */
    public static final Node signatory = term("signatory");

    /** A relation of an agreement to the activity at which it was signed. */
    public static final Node signedAt = term("signedAt");

    /** A relation of a node to a claim that states its description. */
    public static final Node statedBy = term("statedBy");

    /** A relation of a claim to the edition that makes it. */
    public static final Node statedIn = term("statedIn");

    /** A relation of a claim to a node whose description in the graph of the edition it states. */
    public static final Node states = term("states");

    /** A relation of an identifier to what is known of its correctness. */
    public static final Node status = term("status");

    /** A relation of an actor to an activity or a series that it takes part in in full. */
    public static final Node takesPartIn = term("takesPartIn");

    /** A relation of an edition text to its edition. */
    public static final Node textOf = term("textOf");

    /** A relation of a thing to a subject that it treats. */
    public static final Node topic = term("topic");

    /** A relation of an actor to the first known activity that it took part in after only observing the series. */
    public static final Node upgradesRoleAt = term("upgradesRoleAt");

    /** A truth value that tells whether the graph is built on a reading. */
    public static final Node adopted = term("adopted");

    /** A local name that the thing of a known identifier will have once an edition mentions it. */
    public static final Node awaits = term("awaits");

    /** A template of the sentence that tells why a rule concludes, with the names of variables in braces. */
    public static final Node because = term("because");

    /** A number of Unicode code points in an edition text. */
    public static final Node characterCount = term("characterCount");

    /** A number of individuals that a count claim gives. */
    public static final Node count = term("count");

    /**
     * A time that the source gives for an activity or an agreement, as an EDTF level 1 string at the precision of the
     * source.
     */
    public static final Node date = term("date");

    /** A truth value that tells whether a claim puts a thing as done, recurring, begun or standing. */
    public static final Node established = term("established");

    /** A code that a scheme for political events gives to what a step of the cooperation ladder consists of. */
    public static final Node eventCode = term("eventCode");

    /** A number of the facts from which a partnership follows. */
    public static final Node evidenceCount = term("evidenceCount");

    /** A number of the kinds of the facts from which a partnership follows. */
    public static final Node evidenceKindCount = term("evidenceKindCount");

    /** An instant before which no dated evidence of a partnership began. */
    public static final Node firstKnown = term("firstKnown");

    /** A truth value that tells whether the source calls a participation the first one in its role. */
    public static final Node firstTime = term("firstTime");

    /** A number that is the rank of the highest rung of a relationship. */
    public static final Node highestRank = term("highestRank");

    /** A number of activities of a series that are known one by one. */
    public static final Node knownCount = term("knownCount");

    /** An instant after which no evidence of a partnership with a known end went on. */
    public static final Node lastKnown = term("lastKnown");

    /** A number of activities of a series that are counted or numbered and not known one by one. */
    public static final Node missingCount = term("missingCount");

    /** An instant after which the fact did not go on. */
    public static final Node notAfter = term("notAfter");

    /** An instant before which the fact did not begin. */
    public static final Node notBefore = term("notBefore");

    /** A truth value that tells whether some evidence of a partnership has a known start and no known end. */
    public static final Node ongoing = term("ongoing");

    /** A number that tells the place of an activity within its series, from 1. */
    public static final Node ordinal = term("ordinal");

    /** A number that orders the steps of the cooperation ladder, higher being closer. */
    public static final Node rank = term("rank");

    /** A digest of a passage or a text, as 64 lower-case hexadecimal digits. */
    public static final Node sha256 = term("sha256");

    /** A last part of the name of a principal, by which names of derived things are built. */
    public static final Node slug = term("slug");

    /** A number of activities that a series has had at least, by what is counted and numbered. */
    public static final Node statedCount = term("statedCount");

    /** A number of activities of a series that a claim counts or an ordinal implies. */
    public static final Node statedNumber = term("statedNumber");

    private Ent() {}

    private static Node term(String name) {
        return NodeFactory.createURI(Namespaces.ONTOLOGY + name);
    }
}
