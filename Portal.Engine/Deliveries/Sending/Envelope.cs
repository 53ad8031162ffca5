using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Engine.Deliveries.Sending;

/// <summary>The body of a message as Standard Webhooks has it: what happened, when, and the data.</summary>
static class Envelope
{
    /// <param name="type">What happened, such as "workflow.gate.changed".</param>
    /// <param name="at">When it happened.</param>
    /// <param name="data">What there is to say of it.</param>
    /// <param name="missed">How many messages right before it were superseded; told only if there were any.</param>
    public static string Write(string type, DateTimeOffset at, JsonElement data, long missed = 0)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            writer.WriteString("timestamp", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
            writer.WritePropertyName("data");
            data.WriteTo(writer);
            if (missed > 0) writer.WriteNumber("missed", missed);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(body.WrittenSpan);
    }

    public static string NewId(DateTimeOffset at) => $"msg_{Guid.CreateVersion7(at):N}";
}
