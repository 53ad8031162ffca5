using System.Text.Json;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Looking;

/// <summary>Recognises where an answer that says 200 tells of an error.</summary>
static class ErrorSigns
{
    static readonly string[] Flags = ["ok", "success", "succeeded"], Messages = ["message", "error.message", "error_description", "error", "errors.0.message", "errors.0", "detail", "msg"], Codes = ["error.code", "code", "errors.0.extensions.code", "errors.0.code", "error_code"];

    /// <summary>How an error would be noticed in answers of this shape; null if nothing speaks of one.</summary>
    public static ErrorSettings? In(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return null;
        foreach (var flag in Flags)
        {
            if (root.TryGetProperty(flag, out var says) && says.ValueKind is JsonValueKind.True or JsonValueKind.False) return With(root, flag, "false");
        }

        foreach (var sign in (ReadOnlySpan<string>)["errors", "error"])
        {
            if (root.TryGetProperty(sign, out _)) return With(root, sign, null);
        }

        return root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && data.EnumerateObject().Any(field => field.Value.ValueKind == JsonValueKind.Object && field.Value.TryGetProperty("pageInfo", out _))
            ? GraphQl
            : null;
    }

    public static ErrorSettings GraphQl { get; } = new() { Path = "errors", Message = "errors.0.message", Code = "errors.0.extensions.code" };

    /// <summary>The same, if this answer is an error.</summary>
    public static ErrorSettings? Now(JsonElement root)
    {
        if (In(root) is not { } settings || !FieldPath.Of(settings.Path!).Find(root, out var sign)) return null;
        return (settings.Is is null ? Texts.Says(sign) : Texts.Of(sign) == settings.Is) ? settings : null;
    }

    static ErrorSettings With(JsonElement root, string path, string? isText) => path == "errors"
        ? GraphQl
        : new() { Path = path, Is = isText, Message = First(root, Messages), Code = First(root, Codes) };

    static string? First(JsonElement root, string[] paths) => paths.FirstOrDefault(path => FieldPath.Of(path).Find(root, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number);
}
