using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Engine.Store;

/// <summary>How bodies are written: as short as they can be, letters as themselves.</summary>
static class BodyFormat
{
    public static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
}
