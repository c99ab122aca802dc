using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CsCheck;
using Google.Rpc;

namespace DiploMesh.Hosting.Tests;

public sealed class JsonRequestTests
{
    [Theory]
    [InlineData("""{"text":"a","detail":{"note":"b"},"number":3,"items":[{"note":"c"}],"named":{"any":{"note":"d"}},"tone":"TONE_DRY"}""")]
    [InlineData("""{"text":null,"detail":null,"tone":1}""")]
    [InlineData("{}")]
    public async Task Post_KnownFields_IsServed(string body)
    {
        await using var host = await EchoHost.StartAsync();

        using var response = await PostAsync(host, body);

        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{"txet":"a"}""", "txet")]
    [InlineData("""{"detail":{"note":"a","nota":"b"}}""", "detail.nota")]
    [InlineData("""{"items":[{"note":"a"},{"extra":{"deep":[1]}}]}""", "items[1].extra")]
    [InlineData("""{"named":{"k":{"extra":1}}}""", "named[\"k\"].extra")]
    public async Task Post_UnknownField_IsNamed(string body, string field)
    {
        await using var host = await EchoHost.StartAsync();

        using var response = await PostAsync(host, body);

        (await ViolatedFieldAsync(response)).ShouldBe(field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"text":"a"} x""")]
    [InlineData("""{"text":'a'}""")]
    [InlineData("""{"text":"a",}""")]
    public async Task Post_BrokenJson_IsRefused(string body)
    {
        await using var host = await EchoHost.StartAsync();

        using var response = await PostAsync(host, body);

        (await ViolatedFieldAsync(response)).ShouldBe("body");
    }

    [Fact]
    public async Task Post_NestedTenThousandDeep_IsRefused()
    {
        await using var host = await EchoHost.StartAsync();

        using var response = await PostAsync(host, $"{{\"detail\":{new string('[', 10_000)}{new string(']', 10_000)}}}");

        (await ViolatedFieldAsync(response)).ShouldBe("body");
    }

    [Theory]
    [InlineData("[]", "body")]
    [InlineData("null", "body")]
    [InlineData("3", "body")]
    [InlineData("""{"number":"many"}""", "number")]
    [InlineData("""{"number":3.5}""", "number")]
    [InlineData("""{"number":99999999999}""", "number")]
    [InlineData("""{"text":3}""", "text")]
    [InlineData("""{"tone":"TONE_SHRILL"}""", "tone")]
    [InlineData("""{"detail":3}""", "detail")]
    [InlineData("""{"items":{}}""", "items")]
    [InlineData("""{"items":[{},null]}""", "items[1]")]
    [InlineData("""{"items":null}""", "items")]
    [InlineData("""{"named":[]}""", "named")]
    [InlineData("""{"named":null}""", "named")]
    [InlineData("""{"named":{"k":1}}""", "named[\"k\"]")]
    public async Task Post_WrongType_IsNamed(string body, string field)
    {
        await using var host = await EchoHost.StartAsync();

        using var response = await PostAsync(host, body);

        (await ViolatedFieldAsync(response)).ShouldBe(field);
    }

    [Fact]
    public async Task Post_LoneSurrogate_IsRefused()
    {
        await using var host = await EchoHost.StartAsync();

        using var response = await PostAsync(host, "{\"text\":\"\\ud800\"}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Post_NotJsonInUtf8_IsRefused(string contentType)
    {
        await using var host = await EchoHost.StartAsync();
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await host.Http.PostAsync("/v1/echo", content, TestContext.Current.CancellationToken);

        (await ViolatedFieldAsync(response)).ShouldBe("body");
    }

    [Theory]
    [InlineData("?number=3", null)]
    [InlineData("?detail.note=a", null)]
    [InlineData("?numbre=3", "numbre")]
    [InlineData("?detail.nota=a", "detail.nota")]
    [InlineData("?number.x=a", "number.x")]
    [InlineData("?number=many", "number")]
    [InlineData("?number=", "number")]
    [InlineData("?number=1&number=2", "number")]
    [InlineData("?tone=TONE_DRY", null)]
    [InlineData("?tone=TONE_SHRILL", "tone")]
    [InlineData("?detail=a", "detail")]
    [InlineData("?items.note=a", "items.note")]
    public async Task Get_Parameters_MustBeFields(string query, string? violated)
    {
        await using var host = await EchoHost.StartAsync();

        using var response = await host.Http.GetAsync($"/v1/echo/a{query}", TestContext.Current.CancellationToken);

        if (violated is null)
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        else
        {
            (await ViolatedFieldAsync(response)).ShouldBe(violated);
        }
    }

    [Fact]
    public async Task Post_AnyBytes_IsServedOrRefused()
    {
        await using var host = await EchoHost.StartAsync();
        var bodies = Gen.OneOf(
            Gen.Byte.Array[0, 40].Select(bytes => Encoding.Latin1.GetString(bytes)),
            Gen.Char["{}[]:,\"txenumbrid1 null\\"].Array[0, 40].Select(characters => new string(characters)));

        await bodies.SampleAsync(
            async body =>
            {
                using var response = await PostAsync(host, body);
                response.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.BadRequest);
            },
            iter: 300,
            threads: 1);
    }

    private static Task<HttpResponseMessage> PostAsync(EchoHost host, string body) =>
        host.Http.PostAsync("/v1/echo", new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    private static async Task<string?> ViolatedFieldAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.GetProperty("code").GetInt32().ShouldBe((int)Code.InvalidArgument);
        return problem.Detail(BadRequest.Descriptor).GetProperty("fieldViolations").EnumerateArray().ShouldHaveSingleItem().GetProperty("field").GetString();
    }
}
