using System.Buffers;
using System.Text.Json;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Workflows.Asking;

namespace Portal.Web.Features.Api.Mcp.Answers;

/// <summary>Writes answers, each no longer than what a model can read at once.</summary>
static class AnswerJson
{
    /// <summary>Of a whole answer.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Of the records or groups in it; the rest is for what is said of them.</summary>
    const int MostOfParts = 60 * 1024;

    /// <summary>The value of a field may be as deep as a parser usually goes, and stands in a record in an answer.</summary>
    public const int Deepest = 128;

    static readonly JsonSerializerOptions Writing = new(GateAnswer.Json) { MaxDepth = Deepest };

    static readonly JsonDocumentOptions Reading = new() { MaxDepth = Deepest };

    public static JsonElement Of<T>(T answer) => JsonSerializer.SerializeToElement(answer, Writing);

    public static JsonElement Of(DataRecord record, bool full) => Of(written => DataWriter.Write(written, record, full));

    public static JsonElement Of(DataChange change, bool full) => Of(written => ChangesWriter.Write(written, change, full));

    public static JsonElement Parsed(ReadOnlyMemory<byte> value) => JsonElement.Parse(value.Span, Reading);

    public static int Bytes<T>(T answer) => JsonSerializer.SerializeToUtf8Bytes(answer, Writing).Length;

    /// <returns>How many of them fit, from the first on.</returns>
    public static int Fit<T>(IReadOnlyList<T> parts)
    {
        var bytes = 0;
        for (var at = 0; at < parts.Count; at++)
        {
            bytes += Bytes(parts[at]) + 1;
            if (bytes > MostOfParts) return at;
        }

        return parts.Count;
    }

    static JsonElement Of(Action<IBufferWriter<byte>> write)
    {
        var written = new ArrayBufferWriter<byte>();
        write(written);
        return Parsed(written.WrittenMemory);
    }
}
