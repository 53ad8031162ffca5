using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Portal.Engine.Configuration;
using Portal.Engine.Connectors;
using Portal.Engine.Forms;

namespace Portal.Engine.Sources;

/// <summary>What is wrong with a feed, all at once, with its connector's settings among it.</summary>
public sealed class FeedCheck(ConnectorTable connectors)
{
    /// <param name="draft">What somebody wants.</param>
    /// <param name="settings">The settings as canonical JSON; null if they do not fit.</param>
    internal FormProblems Of(FeedDraft draft, out string? settings)
    {
        var problems = new FormProblems();
        SettingsCheck.Check(draft, problems);
        var record = Settings(draft, problems);
        settings = record is null ? null : SettingsWriter.Write(record);
        if (Json(draft.Mapping, out var mapping, out var where)) mapping.Dispose();
        else problems.Add(nameof(draft.Mapping), where);
        return problems;
    }

    /// <summary>Whether a feed with these settings reads what it read until now; how much it asks for at once is no matter.</summary>
    internal bool ReadsTheSame(Feed feed, string settings) =>
        feed.Settings == settings || (connectors.Has(feed.Connector, out var connector) && What(connector, feed.Settings) is { } before && before == What(connector, settings));

    /// <summary>Whether two texts of JSON say the same.</summary>
    internal static bool IsSame(string one, string other)
    {
        if (one == other) return true;
        using var first = JsonDocument.Parse(one);
        using var second = JsonDocument.Parse(other);
        try
        {
            return JsonElement.DeepEquals(first.RootElement, second.RootElement);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is like nothing else.
            return false;
        }
    }

    /// <returns>Null if an older version had other settings.</returns>
    static string? What(IConnector connector, string settings)
    {
        using var json = JsonDocument.Parse(settings);
        return SettingsReader.Read(connector.Info.Settings, json.RootElement, new FormProblems(), "") is { } record ? SettingsWriter.WriteWithoutPace(record) : null;
    }

    object? Settings(FeedDraft draft, FormProblems problems)
    {
        if (!connectors.Has(draft.Connector, out var connector)) problems.Add(nameof(draft.Connector), Unknown(draft.Connector));
        if (!Json(draft.Settings, out var json, out var where)) problems.Add(nameof(draft.Settings), where);
        using (json) return connector is null || json is null ? null : SettingsReader.Read(connector.Info.Settings, json.RootElement, problems, nameof(draft.Settings));
    }

    string Unknown(string name)
    {
        var names = connectors.All.Select(connector => connector.Info.Name).ToArray();
        return names.Length == 0 ? "There are no connectors here."
            : Nearest.To(name, names) is { } near ? $"There is no such connector. Did you mean {near}?"
            : $"There is no such connector. Choose one of {string.Join(", ", names)}.";
    }

    static bool Json(string text, [NotNullWhen(true)] out JsonDocument? json, [NotNullWhen(false)] out string? where)
    {
        try
        {
            (json, where) = (JsonDocument.Parse(text), null);
            return true;
        }
        catch (JsonException e)
        {
            // The exception's own words repeat what stands there.
            (json, where) = (null, $"This is not JSON: something is wrong in line {e.LineNumber + 1}.");
            return false;
        }
    }
}
