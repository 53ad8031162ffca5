using System.Globalization;
using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Data.Asking;

namespace Portal.Web.Features.Api.Mcp.Asking;

/// <summary>The arguments of a call, of which each was found to be what its tool expects. One that is null was not given.</summary>
sealed class Given
{
    readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    public static Outcome<Given> Read(IReadOnlyList<Argument> expected, IEnumerable<KeyValuePair<string, JsonElement>>? sent)
    {
        var given = new Given();
        foreach (var (name, value) in sent ?? [])
        {
            if (expected.FirstOrDefault(one => one.Name == name) is not { } argument) return new ArgumentUnknown(name, [.. expected.Select(one => one.Name)]);
            if (value.ValueKind == JsonValueKind.Null) continue;
            if (!Read(argument, value).Succeeded(out var read, out var refusal)) return refusal;
            given._values[name] = read;
        }

        return expected.FirstOrDefault(one => one.Required && !given.Has(one.Name)) is { } missing ? new ArgumentMissing(missing.Name, missing.Expected) : given;
    }

    /// <summary>Of a tool that needs none.</summary>
    public static Given Nothing { get; } = new();

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => Of<string>(name);

    public long? Whole(string name) => _values.TryGetValue(name, out var value) ? (long)value : null;

    public bool Flag(string name) => _values.TryGetValue(name, out var value) && (bool)value;

    public IReadOnlyList<string>? Texts(string name) => Of<IReadOnlyList<string>>(name);

    public DateTimeOffset? Moment(string name) => _values.TryGetValue(name, out var value) ? (DateTimeOffset)value : null;

    public IReadOnlyList<DataFilter> Filters(string name) => Of<IReadOnlyList<DataFilter>>(name) ?? [];

    T? Of<T>(string name) where T : class => _values.TryGetValue(name, out var value) ? (T)value : null;

    static Outcome<object> Read(Argument argument, JsonElement value)
    {
        object? read = (argument.Shape, value.ValueKind) switch
        {
            (Shape.Text, JsonValueKind.String) when argument.OneOf?.Contains(value.GetString()!) != false => value.GetString(),
            (Shape.Whole, JsonValueKind.Number) when value.TryGetInt64(out var number) && !(number < argument.Least) && !(number > argument.Most) => number,
            (Shape.Flag, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
            (Shape.Texts, JsonValueKind.Array) when value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) => (IReadOnlyList<string>)[.. value.EnumerateArray().Select(one => one.GetString()!)],
            (Shape.Moment, JsonValueKind.String) when MomentOf(value.GetString()!) is { } moment => moment,
            _ => null,
        };
        if (argument.Shape == Shape.Conditions && value.ValueKind == JsonValueKind.Array)
        {
            if (!Conditions.Read(argument.Name, value).Succeeded(out var filters, out var refusal)) return refusal;
            read = filters;
        }

        // Not in one expression: it would take the refusal for the value.
        if (read is null) return new ArgumentUnfit(argument.Name, argument.Expected);
        return read;
    }

    /// <summary>One without an offset could be of anywhere.</summary>
    static DateTimeOffset? MomentOf(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) && time.Kind != DateTimeKind.Unspecified
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;
}
