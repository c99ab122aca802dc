using System.Text;
using DiploMesh.Attribution.Engine;
using DiploMesh.Protos.Attribution.V1;
using DiploMesh.Protos.Types.V1;
using Google.Rpc;
using Grpc.Core;
using Found = DiploMesh.Attribution.Engine.Model;
using Status = Google.Rpc.Status;

namespace DiploMesh.Attribution.Tests;

public sealed class TextAttributorTests
{
    private const string Text = "“Čekamo 😀,” said Minister Ana Kovač. Minister Ana Kovač told reporters that the Öre ferry will sail if Denmark agrees.";

    private static readonly TextAttributor Attributor = new(new AttributionEngine(), new AttributionOptions { MaxTextLength = 500 });

    [Theory]
    [InlineData(EncodingType.Unspecified)]
    [InlineData(EncodingType.Utf16)]
    [InlineData(EncodingType.Utf8)]
    [InlineData(EncodingType.Utf32)]
    public void Attribute_EachUnit_SpansCutTheirText(EncodingType encoding)
    {
        var response = Attribute(new AttributeTextRequest { Text = Text, EncodingType = encoding });

        response.Result.Statements.Count.ShouldBe(2);
        foreach (var span in response.Result.Statements.SelectMany(s => s.Source.Concat(s.Cue).Concat(s.Content).Concat(s.Condition)))
        {
            Cut(span, encoding).ShouldBe(span.Text);
        }
    }

    [Fact]
    public void Attribute_Text_NamesVersionAndDocument()
    {
        var response = Attribute(new AttributeTextRequest { Text = Text, DocumentId = "kovač-1" });

        response.DocumentId.ShouldBe("kovač-1");
        response.Version.Engine.ShouldNotBeEmpty();
        response.Version.Model.ShouldMatch("^[0-9a-f]{12}$");
    }

    public static TheoryData<string, AttributeTextRequest> BadRequests => new()
    {
        { "text", new AttributeTextRequest() },
        { "text", new AttributeTextRequest { Text = " \n\t" } },
        { "text", new AttributeTextRequest { Text = new string('a', 501) } },
        { "document_id", new AttributeTextRequest { Text = "a", DocumentId = new string('d', 257) } },
        { "encoding_type", new AttributeTextRequest { Text = "a", EncodingType = (EncodingType)17 } },
        { "published_time", new AttributeTextRequest { Text = "a", PublishedTime = new() { Seconds = long.MaxValue } } },
        { "language", new AttributeTextRequest { Text = "a", Language = new string('x', 36) } },
    };

    [Theory]
    [MemberData(nameof(BadRequests), DisableDiscoveryEnumeration = true)]
    public void Attribute_BadField_NamesIt(string field, AttributeTextRequest request)
    {
        var problem = Should.Throw<RpcException>(() => Attribute(request));

        problem.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        StatusOf(problem).GetDetail<BadRequest>()!.FieldViolations.ShouldHaveSingleItem().Field.ShouldBe(field);
    }

    [Fact]
    public void Attribute_TextTooLong_NamesTheLimit() =>
        Should.Throw<RpcException>(() => Attribute(new AttributeTextRequest { Text = new string('a', 501) })).Status.Detail.ShouldContain("500");

    [Fact]
    public void Attribute_SeveralBadFields_NamesAll()
    {
        var problem = Should.Throw<RpcException>(() => Attribute(new AttributeTextRequest { DocumentId = new string('d', 257) }));

        StatusOf(problem).GetDetail<BadRequest>()!.FieldViolations.Select(v => v.Field).ShouldBe(["text", "document_id"]);
    }

    [Theory]
    [InlineData("sr")]
    [InlineData("eng")]
    [InlineData("und")]
    public void Attribute_OtherLanguage_IsRefused(string language)
    {
        var problem = Should.Throw<RpcException>(() => Attribute(new AttributeTextRequest { Text = "Zdravo.", Language = language }));

        problem.StatusCode.ShouldBe(StatusCode.Unimplemented);
        StatusOf(problem).GetDetail<ErrorInfo>()!.Reason.ShouldBe("LANGUAGE_UNSUPPORTED");
    }

    [Theory]
    [InlineData("")]
    [InlineData("en")]
    [InlineData("EN-gb")]
    public void Attribute_English_IsAttributed(string language) => Attribute(new AttributeTextRequest { Text = Text, Language = language }).Result.Statements.ShouldNotBeEmpty();

    [Theory]
    [InlineData(typeof(Found.StatementKind), typeof(StatementKind))]
    [InlineData(typeof(Found.Modality), typeof(Modality))]
    [InlineData(typeof(Found.Channel), typeof(Channel))]
    [InlineData(typeof(Found.ChainRole), typeof(ChainRole))]
    [InlineData(typeof(Found.ActorType), typeof(ActorType))]
    [InlineData(typeof(Found.TenureStatus), typeof(TenureStatus))]
    [InlineData(typeof(Found.ConflictKind), typeof(ConflictKind))]
    [InlineData(typeof(Found.CueSense), typeof(CueSense))]
    [InlineData(typeof(Found.CueClass), typeof(CueClass))]
    [InlineData(typeof(Found.TimeRole), typeof(TimeRole))]
    [InlineData(typeof(Found.TimePrecision), typeof(TimePrecision))]
    [InlineData(typeof(Found.TimeKind), typeof(TimeKind))]
    public void Map_Enumerations_HaveTheSameNumbersOnBothSides(Type engine, Type wire)
    {
        var numbers = Enum.GetValuesAsUnderlyingType(engine).Cast<int>().ToArray();

        numbers.ShouldBe(Enum.GetValuesAsUnderlyingType(wire).Cast<int>());
        foreach (var number in numbers.Where(n => n > 0))
        {
            Enum.GetName(engine, number).ShouldBe(Enum.GetName(wire, number));
        }
    }

    private static AttributeTextResponse Attribute(AttributeTextRequest request) => Attributor.Attribute(request, TestContext.Current.CancellationToken);

    private static Status StatusOf(RpcException problem) => problem.GetRpcStatus().ShouldNotBeNull();

    private static string Cut(Span span, EncodingType encoding) => encoding switch
    {
        EncodingType.Utf8 => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Text)[span.Start..span.End]),
        EncodingType.Utf32 => Encoding.UTF32.GetString(Encoding.UTF32.GetBytes(Text)[(span.Start * 4)..(span.End * 4)]),
        _ => Text[span.Start..span.End],
    };
}
