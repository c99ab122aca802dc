using DiploMesh.Standalone.Client;

namespace DiploMesh.Standalone.Tests.Client;

public sealed class DocumentFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Find_Folder_GivesVisibleFilesBelowItInOrder()
    {
        _folder.Write("b.txt", "x");
        _folder.Write("a/z.html", "x");
        _folder.Write("a/a.json", "x");
        _folder.Write(".hidden.txt", "x");
        _folder.Write(".git/c.txt", "x");

        DocumentFiles.Find([_folder.Path]).Select(path => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/'))
            .ShouldBe(["a/a.json", "a/z.html", "b.txt"]);
    }

    [Fact]
    public void Find_LinkToAParent_IsNotFollowed()
    {
        _folder.Write("a/b.txt", "x");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "a", "loop"), _folder.Path);

        DocumentFiles.Find([_folder.Path]).ShouldHaveSingleItem();
    }

    [Fact]
    public void Find_MissingPath_IsKeptToBeReported() => DocumentFiles.Find(["nowhere.txt"]).ShouldBe(["nowhere.txt"]);

    [Theory]
    [InlineData("a.txt", "text/plain")]
    [InlineData("a.HTM", "text/html")]
    [InlineData("a.json", "application/json")]
    [InlineData("a.rss", "application/rss+xml")]
    [InlineData("a.xml", "")]
    [InlineData("a", "")]
    public void MediaTypeOf_Extension_TellsOrLeavesItToTheContent(string path, string mediaType) =>
        DocumentFiles.MediaTypeOf(path).ShouldBe(mediaType);

    public void Dispose() => _folder.Dispose();
}
