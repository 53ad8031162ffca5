using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Portal.Engine.Resilience;

namespace Portal.Engine.Connectors.Rest.Reading;

/// <summary>Reads answers into memory that is lent and not made. How long one may be is the guard's to say.</summary>
static class AnswerReader
{
    const int First = 64 * 1024;

    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="IOException">It ends in the middle, as if the connection had broken, and is to be asked for again.</exception>
    public static async Task<Outcome<Answer>> Read(ISourceClient source, HttpResponseMessage response, CancellationToken stop)
    {
        if (response.StatusCode is HttpStatusCode.NotModified or HttpStatusCode.NoContent) return new Answer(null, null, response);
        var (buffer, length) = await Fill(response, stop);
        var isKept = false;
        try
        {
            if (!Utf8.IsValid(buffer.AsSpan(0, length)))
            {
                if (IsCutInLetter(buffer.AsSpan(0, length))) throw new IOException("The answer ends in the middle of a letter.");
                var decoded = Decoded(response, buffer.AsSpan(0, length));
                ArrayPool<byte>.Shared.Return(buffer);
                (buffer, length) = decoded;
            }

            var start = buffer.AsSpan(0, length).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
            var body = buffer.AsMemory(start, length - start);
            if (Parse(body) is not { } document) return NotJson(source, body.Span);
            isKept = true;
            return new Answer(document, buffer, response);
        }
        finally
        {
            if (!isKept) ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The beginning of what a refusal says.</summary>
    public static async Task<string> Beginning(HttpResponseMessage response, CancellationToken stop)
    {
        var buffer = new byte[4096];
        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    static async Task<(byte[] Buffer, int Length)> Fill(HttpResponseMessage response, CancellationToken stop)
    {
        var told = response.Content.Headers.ContentLength;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp((told ?? First) + 1, First, Array.MaxLength));
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(stop);
            for (var length = 0; ;)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), stop);
                if (read == 0) return (buffer, length);
                length += read;
                if (length == buffer.Length) buffer = Larger(buffer);
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    static byte[] Larger(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger.AsSpan());
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    /// <returns>Null if it is no JSON from its beginning on, or at some place in it.</returns>
    static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = SourceRecord.MostLevels });
        }
        catch (JsonException)
        {
            if (IsCut(body.Span)) throw new IOException("The answer ends in the middle.");
            return null;
        }
    }

    /// <summary>All that is there is JSON, only its end is not.</summary>
    static bool IsCut(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = SourceRecord.MostLevels }));
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>All that is there is UTF-8 and JSON, only its last letter is not whole.</summary>
    static bool IsCutInLetter(ReadOnlySpan<byte> body)
    {
        var begun = body.Length - 1;
        while (begun > 0 && body.Length - begun < 4 && (body[begun] & 0xC0) == 0x80) begun--;
        return Rune.DecodeFromUtf8(body[begun..], out _, out _) == OperationStatus.NeedMoreData && Utf8.IsValid(body[..begun]) && IsCut(body[..begun]);
    }

    /// <summary>An old program may write in the letters of its time; it has to say so. Else what is no UTF-8 becomes U+FFFD: one bad letter holds up nothing.</summary>
    static (byte[] Buffer, int Length) Decoded(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var encoding = response.Content.Headers.ContentType?.CharSet?.Trim('"') is { Length: > 0 } name ? Known(name) : null;
        var text = (encoding ?? Encoding.UTF8).GetString(body);
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        return (buffer, Encoding.UTF8.GetBytes(text, buffer));
    }

    static Encoding? Known(string name)
    {
        try
        {
            return Encoding.GetEncoding(name) is { CodePage: not 65001 } encoding ? encoding : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static Failure NotJson(ISourceClient source, ReadOnlySpan<byte> body)
    {
        var beginning = source.Hide(Encoding.UTF8.GetString(body[..Math.Min(body.Length, 400)]));
        return new(Who.Source, beginning.TrimStart() is ['<', ..]
            ? $"{source.Name} answers with a web page and not with JSON: {Texts.Quote(beginning)}. It may be down for maintenance, or the address may be that of a page for people."
            : $"{source.Name} answers with something that is not JSON: {Texts.Quote(beginning)}.");
    }
}
