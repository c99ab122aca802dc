using System.Collections.Frozen;

namespace DiploMesh.Attribution.Engine.Lexicon;

/// <summary>The closed classes of English and the nouns of the trade, in lower case.</summary>
internal static class WordLists
{
    public static readonly FrozenSet<string> Determiners = Set("the a an this that these those his her its their our my your each every some any no both several many all two three four five six seven eight nine ten another one most few");

    public static readonly FrozenSet<string> Articles = Set("the a an");

    public static readonly FrozenSet<string> Prepositions = Set("of for to in from with on at between by against about into over under across among within towards toward near off through during after before since until without despite amid besides beyond concerning regarding");

    public static readonly FrozenSet<string> PhrasePrepositions = Set("of for to in from with on at between against near");

    public static readonly FrozenSet<string> Auxiliaries = Set("is are was were be been being am has have had do does did will would shall should can could may might must 'll 'd 's 've 're n't not never");

    /// <summary>Lemmas of verbs that tell what is in somebody's mind, and not what he communicates.</summary>
    public static readonly FrozenSet<string> StatesOfMind = Set("know want need feel see hear learn realize realise understand remember forget like love hate fear wonder watch read listen discover");

    public static readonly FrozenSet<string> BeForms = Set("is are was were be been being am 's 're");

    public static readonly FrozenSet<string> Negations = Set("not n't never");

    public static readonly FrozenSet<string> Adverbs = Set("also later then earlier again further already still now once too soon just even yet only meanwhile afterwards instead recently");

    public static readonly FrozenSet<string> NotAdverbs = Set("ally allies family italy july supply reply assembly monopoly anomaly early only daily weekly friendly elderly");

    public static readonly FrozenSet<string> Boundaries = Set("that which who whom whose but or while as if when because whether where how why although though unless than so and nor is are was were be been has have had will would may might can could must should did does do said says not there");

    public static readonly FrozenSet<string> SubjectPronouns = Set("he she it they we i you");

    public static readonly FrozenSet<string> Pronouns = Set("he she it they we i you him her them us me");

    public static readonly FrozenSet<string> Weekdays = Set("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight");

    public static readonly FrozenSet<string> Months = Set("january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.");

    /// <summary>Nouns that head a phrase of time.</summary>
    public static readonly FrozenSet<string> TimeNouns = Set("week weeks month months year years day days morning afternoon evening night weekend summer winter spring autumn today yesterday tomorrow tonight");

    /// <summary>Words that may stand before a name as part of a title.</summary>
    public static readonly FrozenSet<string> Titles = Set(
        "mr. mr mrs. mrs ms. ms dr. dr prof. prof sir dame lord lady hon. h.e. hon h.e sheikh shaikh gen. gen lt. col. capt. rev. sen. rep. gov. sgt. maj. adm. amb. " +
        "president vice-president vice prime minister ministers deputy foreign state secretary secretary-general under-secretary undersecretary ambassador general director director-general commissioner " +
        "chancellor governor senator chairman chairwoman chairperson spokesman spokeswoman spokesperson king queen prince princess emir sultan pope cardinal archbishop colonel major captain admiral " +
        "cabinet envoy special representative high affairs defence defense finance interior trade economy energy justice premier chief judge justice mayor professor doctor lieutenant " +
        "former ex-president consul attaché counsellor counselor minister-counsellor permanent commissioner leader negotiator head interim acting outgoing incoming newly elected");

    /// <summary>Titles that name an office, by their head word.</summary>
    public static readonly FrozenSet<string> Offices = Set(
        "president vice-president minister secretary secretary-general under-secretary ambassador chancellor governor senator chairman chairwoman chairperson spokesman spokeswoman spokesperson king queen " +
        "prince emir sultan pope premier commissioner envoy representative director director-general consul mayor chief premier head leader");

    /// <summary>Nouns for people; the head of a phrase that can speak.</summary>
    public static readonly FrozenSet<string> People = Set(
        "official officials diplomat diplomats source sources aide aides adviser advisers advisor advisors analyst analysts expert experts negotiator negotiators delegate delegates delegation delegations " +
        "envoy envoys minister ministers president presidents ambassador ambassadors spokesman spokeswoman spokesperson spokespeople leader leaders lawmaker lawmakers senator senators king queen chairman " +
        "chairwoman governor governors secretary secretary-general chief head side sides party parties counterpart colleague predecessor successor critics supporters witnesses residents activists activist " +
        "authorities lawyer lawyers officer officers general generals commander commanders mediator mediators partners allies reporter reporters journalist journalists correspondents participants members " +
        "member observers politician politicians candidate representative representatives deputy deputies commissioner premier chancellor prince director professor scholar historian economist economists woman man men women people " +
        "embassy consul rebels opposition group groups military army police union king emir sultan pope negotiating two-leaders rapporteur network broadcaster campaign nominee nominees negotiator mayor judge prosecutor prosecutors heads interlocutor interlocutors");

    public static readonly FrozenSet<string> Plurals = Set("officials diplomats sources aides advisers advisors analysts experts negotiators delegates envoys ministers presidents ambassadors leaders lawmakers senators sides parties " +
        "critics supporters witnesses residents activists authorities lawyers officers generals commanders mediators partners allies reporters journalists correspondents participants members observers politicians " +
        "representatives deputies economists people men women rebels groups prosecutors governments ministries heads interlocutors");

    public static readonly FrozenSet<string> JointHeads = Set("sides leaders parties ministers presidents delegations heads governments countries states two");

    /// <summary>Nouns for bodies that can speak.</summary>
    public static readonly FrozenSet<string> Institutions = Set(
        "ministry ministries embassy government governments council commission committee parliament assembly senate department secretariat administration cabinet presidency mission agency office court service " +
        "organisation organization union nations league congress bank authority bloc alliance house federation party directorate bureau chamber kremlin pentagon tribunal eu un nato osce ecowas asean mercosur fund board company");

    public static readonly FrozenSet<string> GovernmentHeads = Set("government authorities");

    /// <summary>Words of which names of places, treaties and bodies are made, never names of persons.</summary>
    public static readonly FrozenSet<string> NotPersonal = Set(
        "treaty sea ocean river border joint security peace national international federal republic state states act agreement protocol convention summit forum conference programme program project street avenue square " +
        "gulf bay strait islands island lake mount valley province region district city north south east west northern southern eastern western central european african asian american arab latin middle pacific atlantic " +
        "press release communiqué communique summary subject comment ref class embassy ministry information department day week year war peace free trade zone corridor pipeline dam bridge airport port university school hospital " +
        "network networks christmas easter nobel prize award world cup olympic games bank group holdings company post times daily news television radio tv");

    /// <summary>Nouns for acts, gestures and texts, whose meaning an author may read.</summary>
    public static readonly FrozenSet<string> Acts = Set(
        "announcement communication move visit framing decision gesture choice mention photograph photo caption exchange positioning signals signal handshake wording tone timing language step shift absence presence " +
        "silence visit trip summit agreement deal result outcome vote development developments omission addition phrasing formula sequence pattern reaction response format composition agenda remarks words speech message letter telegram statement " +
        "note communiqué communique text meeting call appointment withdrawal release invitation rapprochement protocol formulation emphasis reference delay pause venue arrangement ceremony contrast");

    /// <summary>Nouns for acts and texts that can hold words of somebody: documents that speak.</summary>
    public static readonly FrozenSet<string> Documents = Set("message letter telegram cable note statement communiqué communique memorandum text document report release dispatch correspondence reply");

    public static readonly FrozenSet<string> Relatives = Set("who whom whose which where");

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
