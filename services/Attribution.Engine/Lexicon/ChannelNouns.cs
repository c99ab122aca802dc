using DiploMesh.Attribution.Engine.Model;
using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Lexicon;

/// <summary>Nouns that name a channel.</summary>
internal static class ChannelNouns
{
    private static readonly NameIndex<Channel> Index = Load();

    /// <summary>Looks for such a noun at a token, the longest first.</summary>
    /// <returns>Number of its tokens, 0 if there is none.</returns>
    public static int Match(Document document, int token, out Channel channel) => Index.MatchLower(document, token, out channel);

    /// <summary>Whether only the parties hear what is said through it.</summary>
    public static bool IsBilateral(Channel channel) => channel is Channel.Telegram or Channel.Letter or Channel.NoteVerbale or Channel.Call or Channel.Meeting;

    private static NameIndex<Channel> Load()
    {
        var index = new NameIndex<Channel>();
        Add(Channel.Telegram, "telegram", "telegrams", "cable", "congratulatory telegram");
        Add(Channel.Letter, "letter", "letters", "message", "correspondence", "missive", "reply letter");
        Add(Channel.NoteVerbale, "note verbale", "verbal note", "diplomatic note", "protest note", "note of protest");
        Add(Channel.Call, "call", "phone call", "telephone call", "phone conversation", "telephone conversation", "video call", "phone", "telephone", "conversation by phone");
        Add(Channel.Meeting, "meeting", "talks", "consultations", "audience", "encounter");
        Add(Channel.PressConference, "press conference", "news conference", "briefing", "press briefing", "news briefing", "reporters", "journalists");
        Add(Channel.PressRelease, "press release", "news release");
        Add(Channel.Interview, "interview", "radio interview", "television interview");
        Add(Channel.Statement, "statement", "written statement", "joint statement", "press statement", "communiqué", "communique", "joint communiqué");
        Add(Channel.SocialMedia, "tweet", "post", "Facebook post", "social media", "Twitter", "Facebook", "Telegram channel", "Weibo", "social network");
        Add(Channel.Speech, "speech", "address", "remarks to parliament", "lecture");
        return index;

        void Add(Channel channel, params string[] nouns)
        {
            foreach (var noun in nouns)
            {
                index.Add(noun.ToLowerInvariant(), channel);
            }
        }
    }
}
