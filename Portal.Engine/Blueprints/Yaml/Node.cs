using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Engine.Blueprints.Yaml;

/// <summary>A value, a list or a group of a YAML file, with where it stands.</summary>
sealed partial class Node(int line, int column)
{
    /// <summary>A file of nothing.</summary>
    public static Node Empty { get; } = new(1, 1) { Text = "", IsPlain = true };

    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>Of a single value.</summary>
    public string? Text { get; init; }

    /// <summary>Without quotes, so that true is not a word and 12 not a text.</summary>
    public bool IsPlain { get; init; }

    public IReadOnlyList<Entry>? Entries { get; init; }

    public IReadOnlyList<Node>? Items { get; init; }

    public bool IsNothing => IsPlain && (Text is "" or "~" or "null");

    public Entry? Find(string key) => Entries?.FirstOrDefault(entry => entry.Key == key) ?? Entries?.FirstOrDefault(entry => entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>As near as a path such as "Fields[2].From" leads.</summary>
    public Node At(string path)
    {
        var at = this;
        foreach (var step in Steps().Matches(path).Select(match => match.Value.Trim('.', '[', ']', '"')))
        {
            var next = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && at.Items is { } items ? items.ElementAtOrDefault(index) : at.Find(step)?.Value;
            if (next is null) break;
            at = next;
        }

        return at;
    }

    public JsonNode? ToJson()
    {
        if (Entries is not null) return new JsonObject(Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.ToJson())));
        if (Items is not null) return new JsonArray([.. Items.Select(item => item.ToJson())]);
        if (IsNothing) return null;
        if (!IsPlain) return JsonValue.Create(Text);
        return Text is "true" or "false" ? JsonValue.Create(Text == "true") : Number().IsMatch(Text!) ? JsonNode.Parse(Text!) : JsonValue.Create(Text);
    }

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]{0,18})(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?\z")]
    internal static partial Regex Number();

    [GeneratedRegex(@"[^.\[\]]+")]
    private static partial Regex Steps();
}
