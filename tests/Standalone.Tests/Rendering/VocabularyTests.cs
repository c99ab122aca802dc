using DiploMesh.Protos.Types.V1;
using DiploMesh.Standalone.Rendering;

namespace DiploMesh.Standalone.Tests.Rendering;

public sealed class VocabularyTests
{
    [Fact]
    public void TryParse_EveryToken_GivesItsValueBack()
    {
        foreach (var channel in Enum.GetValues<Channel>().Where(channel => channel != Channel.Unspecified))
        {
            Vocabulary.TryParse<Channel>(Vocabulary.Token(channel), out var parsed).ShouldBeTrue();
            parsed.ShouldBe(channel);
        }
    }

    [Theory]
    [InlineData("note_verbale")]
    [InlineData("note-verbale")]
    [InlineData("Note Verbale")]
    public void TryParse_AnyDashOrCase_IsUnderstood(string token)
    {
        Vocabulary.TryParse<Channel>(token, out var channel).ShouldBeTrue();
        channel.ShouldBe(Channel.NoteVerbale);
    }

    [Theory]
    [InlineData("")]
    [InlineData("unspecified")]
    [InlineData("3")]
    public void TryParse_NoValue_IsRefused(string token) => Vocabulary.TryParse<Channel>(token, out _).ShouldBeFalse();

    [Fact]
    public void Words_Unspecified_AreNone() => Vocabulary.Words(Channel.Unspecified).ShouldBeEmpty();
}
