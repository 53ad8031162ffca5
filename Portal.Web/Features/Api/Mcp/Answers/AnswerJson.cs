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

    public static JsonElement Of<T>(T answer) => JsonSerializer.SerializeToElement(answer, GateAnswer.Json);

    public static JsonElement Of(DataRecord record, bool full)
    {
        var written = new ArrayBufferWriter<byte>();
        DataWriter.Write(written, record, full);
        using var json = JsonDocument.Parse(written.WrittenMemory);
        return json.RootElement.Clone();
    }

    public static int Bytes<T>(T answer) => JsonSerializer.SerializeToUtf8Bytes(answer, GateAnswer.Json).Length;

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
}
