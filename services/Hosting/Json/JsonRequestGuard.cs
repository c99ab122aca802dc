using System.Net.Mime;
using System.Text.Json;
using DiploMesh.Hosting.Calls;
using Grpc.Core;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DiploMesh.Hosting.Json;

/// <summary>
/// Refuses JSON requests that do not say what their writer meant: names that the message does not have, in the body or the
/// query, values of another type, and JSON that does not parse. JSON transcoding passes over the first and answers the others without
/// telling where.
/// </summary>
internal sealed class JsonRequestGuard(RequestDelegate next, MeshOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.JsonRule() is { } rule)
        {
            try
            {
                await CheckAsync(context, rule);
            }
            catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                await JsonProblems.WriteAsync(context.Response, e.StatusCode, OversizeMessages.Problem(options));
                return;
            }
            catch (RpcException e)
            {
                await JsonProblems.WriteAsync(context.Response, StatusCodes.Status400BadRequest, e);
                return;
            }
        }

        await next(context);
    }

    private static async Task CheckAsync(HttpContext context, GrpcJsonTranscodingMetadata rule)
    {
        var input = rule.MethodDescriptor.InputType;
        var check = new JsonRequestCheck();
        foreach (var (name, values) in context.Request.Query)
        {
            check.CheckParameter(input, name, values);
        }

        if (rule.HttpRule.Body.Length > 0)
        {
            RequireJson(context.Request);
            var body = await BufferAsync(context);
            var message = rule.HttpRule.Body == "*" ? input : input.FindFieldByName(rule.HttpRule.Body).MessageType;
            try
            {
                check.CheckBody(message, body.GetBuffer().AsSpan(0, (int)body.Length));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // The reader of JSON takes bytes that are no UTF-8 for an invalid operation.
                throw Problems.InvalidArgument("body", $"is not well-formed JSON: {e.Message}");
            }
        }

        check.ThrowIfAny();
    }

    private static void RequireJson(HttpRequest request)
    {
        var isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson)
        {
            throw Problems.InvalidArgument("body", $"must be application/json in UTF-8, its content type is \"{request.ContentType}\"");
        }
    }

    // The limit of the server (MeshListener) bounds what is buffered.
    private static async Task<MemoryStream> BufferAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        context.Request.Body = body;
        return body;
    }
}
