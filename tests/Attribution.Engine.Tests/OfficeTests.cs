using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine.Tests;

public sealed class OfficeTests
{
    [Theory]
    [InlineData("Norwegian Foreign Minister Jon Aasen left.", "Minister of Foreign Affairs", "Norway", TenureStatus.Current)]
    [InlineData("Norway's former foreign minister Jon Aasen left.", "Minister of Foreign Affairs", "Norway", TenureStatus.Former)]
    [InlineData("Jon Aasen, the prime minister of Norway, left.", "Prime Minister", "Norway", TenureStatus.Current)]
    [InlineData("Jon Aasen, who previously served as Norway's Foreign Minister, left.", "Minister of Foreign Affairs", "Norway", TenureStatus.Former)]
    [InlineData("Jon Aasen, who leads Norway's Ministry of Foreign Affairs, left.", "Minister of Foreign Affairs", "Norway", TenureStatus.Current)]
    [InlineData("The head of Norway's Ministry of Foreign Affairs, Jon Aasen, left.", "Minister of Foreign Affairs", "Norway", TenureStatus.Current)]
    [InlineData("Ambassador Jon Aasen left.", "Ambassador", null, TenureStatus.Current)]
    public void Attribute_ClaimOfOffice_IsATenure(string text, string office, string? state, TenureStatus status)
    {
        var tenure = Reading.Attribute(text).Tenures.ShouldHaveSingleItem();

        tenure.Person.Name.ShouldBe("Jon Aasen");
        tenure.Office.ShouldBe(office);
        tenure.State.ShouldBe(state);
        tenure.Status.ShouldBe(status);
        tenure.Evidence.ShouldNotBeEmpty();
    }

    [Fact]
    public void Attribute_CurrentAgainstFormer_KeepsBothAndLinksThem()
    {
        var document = Reading.Attribute("Jon Aasen, who leads Norway's Ministry of Foreign Affairs, left. Jon Aasen, who previously served as Norway's Foreign Minister, came back.");

        document.Tenures.Select(t => t.Status).ShouldBe([TenureStatus.Current, TenureStatus.Former]);
        var conflict = document.Conflicts.ShouldHaveSingleItem();
        conflict.Kind.ShouldBe(ConflictKind.Tenure);
        conflict.Between.ShouldBe(["t1", "t2"]);
    }
}
