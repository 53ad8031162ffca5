using System.Text.Json;
using Portal.Engine.Data.Asking;

namespace Portal.Web.Features.Api.Data;

/// <summary>
/// A condition as it stands in an address: field:op:value. The value goes on to the end, whatever stands in it. The values of
/// "in" are parted by commas, or a JSON array where a comma is in one of them.
/// </summary>
static class WhereText
{
    public const string Form = "a condition, field:op:value, such as status:is:open, amount:atLeast:100, country:in:FR,CH or note:isNull; with is, isNot, less, atMost, more, atLeast, in, beginsWith or isNull as op";

    public static DataFilter? Read(string text)
    {
        var parts = text.Split(':', 3);
        if (parts.Length < 2 || parts[0].Length == 0 || Words.Of<FilterOp>(parts[1]) is not { } op) return null;
        if (op == FilterOp.IsNull) return parts.Length == 2 ? new DataFilter(parts[0], op) : null;
        if (parts.Length < 3) return null;
        if (op != FilterOp.In) return new DataFilter(parts[0], op, parts[2]);
        return Values(parts[2]) is { } values ? new DataFilter(parts[0], op, values) : null;
    }

    static string[]? Values(string text)
    {
        if (!text.StartsWith('[')) return text.Split(',', StringSplitOptions.TrimEntries);
        try
        {
            using var json = JsonDocument.Parse(text);
            // Half of a surrogate pair is JSON, and no text.
            return [.. json.RootElement.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
