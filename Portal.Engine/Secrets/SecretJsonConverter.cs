using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Engine.Secrets;

/// <summary>A secret can be read from JSON and is written as dots, as a value and as a key.</summary>
public sealed class SecretJsonConverter : JsonConverter<Secret>
{
    public override Secret? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? new Secret(text) : null;

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Secret.Dots);

    public override Secret ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Secret.Dots);
}
