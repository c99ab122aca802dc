using System.Text;
using DiploMesh.Hosting;
using UtfUnknown;

namespace DiploMesh.Ingestion.Formats.Charsets;

/// <summary>
/// Turns bytes into characters. A byte order mark is believed first, then what the sender declared, then what the document
/// declares, then what the bytes look like; a declaration that the bytes contradict is noticed and said.
/// </summary>
internal static class CharsetDecoder
{
    // Enough for a verdict; detection over megabytes of pages costs more than reading them.
    private const int DetectionWindow = 64 * 1024;
    private const float LeastConfidence = 0.4f;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly (byte[] Mark, string Charset)[] ByteOrderMarks =
    [
        ([0xEF, 0xBB, 0xBF], "utf-8"),
        ([0xFF, 0xFE, 0x00, 0x00], "utf-32"),
        ([0x00, 0x00, 0xFE, 0xFF], "utf-32BE"),
        ([0xFF, 0xFE], "utf-16"),
        ([0xFE, 0xFF], "utf-16BE"),
    ];

    /// <summary>Decodes a document.</summary>
    /// <param name="document">The document.</param>
    /// <returns>Its characters.</returns>
    /// <exception cref="Grpc.Core.RpcException"><c>INVALID_ARGUMENT</c>: the declared charset is not known, the content is binary
    /// or fits no character set.</exception>
    public static DecodedText Decode(SourceDocument document)
    {
        var content = document.Content.Span;
        var warnings = new List<string>();
        var decoded = FromByteOrderMark(content)
            ?? FromDeclaration(content, document.Charset.Length > 0 ? document.Charset : document.MediaType?.Charset ?? "", fromSender: true, warnings)
            ?? FromDeclaration(content, IsMarkup(content, document) ? CharsetDeclaration.Find(content) : "", fromSender: false, warnings)
            ?? Detect(content, warnings)
            ?? throw Problems.InvalidArgument("content", Describe(document, warnings));
        RefuseBinary(decoded.Text);
        if (warnings.Count > 0)
        {
            warnings[^1] += $"; read as {decoded.Charset}";
        }

        return decoded with { Warnings = [.. warnings, .. decoded.Warnings, .. LostBefore(decoded)] };
    }

    private static string Describe(SourceDocument document, List<string> warnings) =>
        warnings.Count > 0 ? $"cannot be decoded: {string.Join("; ", warnings)}, and no other character set fits"
        : document.Content.Span.Contains((byte)0) ? "is binary: it holds NUL and is no UTF-16 or UTF-32"
        : "cannot be decoded: it fits no character set";

    private static DecodedText? FromByteOrderMark(ReadOnlySpan<byte> content)
    {
        foreach (var (mark, charset) in ByteOrderMarks)
        {
            if (content.StartsWith(mark))
            {
                return TryDecode(content[mark.Length..], CharsetNames.Find(charset)!)
                    ?? (charset == "utf-8" ? MostlyUtf8(content[mark.Length..]) : null);
            }
        }

        return null;
    }

    private static DecodedText? FromDeclaration(ReadOnlySpan<byte> content, string declared, bool fromSender, List<string> warnings)
    {
        if (declared.Length == 0)
        {
            return null;
        }

        if (CharsetNames.Find(declared) is not { } encoding)
        {
            if (fromSender)
            {
                throw Problems.InvalidArgument("charset", $"\"{Shorten(declared)}\" is not a known character set");
            }

            warnings.Add($"declared charset {Shorten(declared)} is not known");
            return null;
        }

        // Text in one-byte sets hardly ever forms valid UTF-8 by chance: such a declaration was left behind when the page was saved.
        if (encoding.CodePage != Encoding.UTF8.CodePage && (encoding.IsSingleByte || encoding is UnicodeEncoding or UTF32Encoding)
            && HasMultibyteUtf8(content, utf16: !encoding.IsSingleByte))
        {
            warnings.Add($"declared charset {declared} did not fit");
            return Utf8(content);
        }

        if (TryDecode(content, encoding) is { } decoded)
        {
            return decoded;
        }

        if (encoding.CodePage == Encoding.UTF8.CodePage && MostlyUtf8(content) is { } mostly)
        {
            return mostly;
        }

        warnings.Add($"declared charset {declared} did not fit");
        return null;
    }

    private static DecodedText? Detect(ReadOnlySpan<byte> content, List<string> warnings)
    {
        if (Utf8(content) is { } utf8 && !utf8.Text.Contains('\0'))
        {
            return utf8;
        }

        if (Utf16WithoutMark(content) is { } utf16)
        {
            return utf16;
        }

        if (content.Contains((byte)0))
        {
            return null;
        }

        if (MostlyUtf8(content) is { } mostly)
        {
            return mostly;
        }

        var details = CharsetDetector.DetectFromBytes(content[..Math.Min(content.Length, DetectionWindow)].ToArray()).Details ?? [];
        foreach (var candidate in details.Where(d => d.Confidence >= LeastConfidence).OrderByDescending(d => d.Confidence))
        {
            if (CharsetNames.Find(candidate.EncodingName) is { } encoding && TryDecode(content, encoding) is { } decoded && IsPrintable(decoded.Text))
            {
                return Announced(decoded, warnings);
            }
        }

        // What the HTML standard falls back to.
        return TryDecode(content, CharsetNames.Find("windows-1252")!) is { } western && IsPrintable(western.Text)
            ? Announced(western, warnings)
            : null;
    }

    private static DecodedText Announced(DecodedText decoded, List<string> warnings) =>
        warnings.Count > 0 ? decoded : decoded with { Warnings = [$"no charset was declared; detected {decoded.Charset}"] };

    private static DecodedText? TryDecode(ReadOnlySpan<byte> content, Encoding encoding)
    {
        try
        {
            var text = encoding.GetString(content);
            return StoredText.HasLoneSurrogate(text) ? null : new DecodedText(text, encoding.WebName.ToLowerInvariant(), []);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static DecodedText? Utf8(ReadOnlySpan<byte> content) => TryDecode(content, StrictUtf8);

    // A text that is UTF-8 but for a few bytes (cut in the middle of a character, patched by hand) is read as UTF-8: any other
    // set would turn every accent in it to rubbish.
    private static DecodedText? MostlyUtf8(ReadOnlySpan<byte> content)
    {
        var (characters, broken) = (0, 0);
        for (var rest = content; !rest.IsEmpty;)
        {
            var status = Rune.DecodeFromUtf8(rest, out _, out var used);
            if (status != System.Buffers.OperationStatus.Done)
            {
                broken++;
            }
            else if (used > 1)
            {
                characters++;
            }

            rest = rest[used..];
        }

        return broken > 0 && characters >= 10 * broken
            ? new DecodedText(Encoding.UTF8.GetString(content), "utf-8", [$"{broken} byte sequences are not valid utf-8 and stand as U+FFFD"])
            : null;
    }

    // ASCII letters and spaces give every second byte as NUL.
    private static DecodedText? Utf16WithoutMark(ReadOnlySpan<byte> content)
    {
        if (content.Length < 4 || content.Length % 2 != 0)
        {
            return null;
        }

        var (even, odd) = (0, 0);
        var window = content[..Math.Min(content.Length, 4096)];
        for (var i = 0; i < window.Length; i++)
        {
            if (window[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        var pairs = window.Length / 2;
        var charset = odd * 10 > pairs && even == 0 ? "utf-16" : even * 10 > pairs && odd == 0 ? "utf-16BE" : null;
        return charset is null ? null : TryDecode(content, CharsetNames.Find(charset)!);
    }

    private static bool HasMultibyteUtf8(ReadOnlySpan<byte> content, bool utf16) =>
        utf16
            ? !content.Contains((byte)0) && System.Text.Unicode.Utf8.IsValid(content)
            : content.IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0 && System.Text.Unicode.Utf8.IsValid(content);

    private static bool IsMarkup(ReadOnlySpan<byte> content, SourceDocument document) =>
        document.MediaType?.Format is DocumentFormat.Html or DocumentFormat.Feed
        || (document.MediaType?.Format is null && content.TrimStart(" \t\r\n\f"u8).StartsWith("<"u8));

    private static bool IsPrintable(string text) => text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0;

    private static void RefuseBinary(string text)
    {
        var at = text.AsSpan().IndexOfAny(StoredText.Controls);
        if (at >= 0)
        {
            throw Problems.InvalidArgument("content", $"is binary: it holds the control character U+{(int)text[at]:X4} at {at}");
        }

        var lost = text.AsSpan().Count('\uFFFD');
        if (lost * 10 > text.Length)
        {
            throw Problems.InvalidArgument("content", $"cannot be decoded: {lost} of its {text.Length} characters are lost");
        }
    }

    private static IEnumerable<string> LostBefore(DecodedText decoded)
    {
        var lost = decoded.Text.AsSpan().Count('\uFFFD');
        return lost > 0 && decoded.Warnings.Count == 0 ? [$"{lost} characters were lost before the document came (U+FFFD)"] : [];
    }

    private static string Shorten(string name) => name.Length <= CharsetNames.MaxLength ? name : name[..CharsetNames.MaxLength] + "…";
}
