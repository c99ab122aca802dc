using CsCheck;
using Grpc.Core;

namespace DiploMesh.Hosting.Tests;

public sealed class PageTokensTests
{
    private const string Base64UrlDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    [Fact]
    public void Decode_OwnToken_ReturnsPosition() => Gen.Select(Gen.Long, Gen.String)
        .Sample((position, query) => PageTokens.Decode(PageTokens.Encode(query, position), query) == position);

    [Fact]
    public void Decode_AnyCharacterChanged_IsRefused() => Gen.Select(Gen.Long, Gen.String)
        .Sample(
            (position, query) =>
            {
                var token = PageTokens.Encode(query, position);
                for (var at = 0; at < token.Length; at++)
                {
                    foreach (var digit in Base64UrlDigits.Where(digit => digit != token[at]).Append(' ').Append('=').Append('\u0100'))
                    {
                        ShouldRefuse($"{token[..at]}{digit}{token[(at + 1)..]}", query);
                    }
                }
            },
            iter: 20);

    [Fact]
    public void Decode_CharacterLeftOutOrAdded_IsRefused()
    {
        var token = PageTokens.Encode("query", 42);

        for (var at = 0; at < token.Length; at++)
        {
            ShouldRefuse(token.Remove(at, 1), "query");
            ShouldRefuse(token.Insert(at, "A"), "query");
            ShouldRefuse(token.Insert(at, " "), "query");
        }
    }

    [Fact]
    public void Decode_TokenOfAnotherQuery_IsRefused() => Gen.Select(Gen.Long, Gen.String, Gen.String)
        .Where((_, one, other) => one != other)
        .Sample((position, one, other) => ShouldRefuse(PageTokens.Encode(one, position), other));

    [Fact]
    public void Decode_AnyText_IsRefusedAndNothingElse() => Gen.String.Sample(text => ShouldRefuse(text, "query"));

    private static void ShouldRefuse(string token, string query)
    {
        var refusal = Should.Throw<RpcException>(() => PageTokens.Decode(token, query));
        refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        refusal.Violations().ShouldHaveSingleItem().Field.ShouldBe("page_token");
    }
}
