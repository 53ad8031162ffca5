using System.Text.Json;
using Portal.Engine.Entities;
using Portal.Engine.Entities.Ready;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;
using Portal.Engine.Mapping.Suggesting;

namespace Portal.Tests.Engine.Mapping.Suggesting;

/// <summary>Rows as sources have them, and what is suggested for them as short texts.</summary>
static class SampleRows
{
    public static EntityDraft Ready(string name) => ReadyEntities.Find(name)!.Draft;

    public static IReadOnlyList<SampleRow> Of(params string[] rows) => [.. rows.Select((row, i) => new SampleRow($"{i}", JsonDocument.Parse(row).RootElement))];

    /// <summary>The fields of an entity that a single text, "field=path sureness", stands for; steps stand behind the path.</summary>
    public static IReadOnlyDictionary<string, string> Suggested(EntityDraft entity, params string[] rows) =>
        Suggestions.Of(entity, Of(rows)).ToDictionary(one => one.Mapping.To, one => $"{one.Mapping.From}{string.Concat(one.Mapping.Steps.Select(Step))} {one.Sureness}".Trim());

    /// <summary>Those that would be taken without looking.</summary>
    public static string[] Taken(EntityDraft entity, params string[] rows) =>
        [.. Suggestions.Of(entity, Of(rows)).Where(one => one.Sureness != Sureness.Perhaps).Select(one => $"{one.Mapping.To} <- {string.Join(" + ", one.Sources)}")];

    static string Step(MappingStep step) => step switch
    {
        DateStep date => $"|date {string.Join(',', date.Formats)} {date.Gives} {date.Zone}".TrimEnd(),
        NumberStep number => $"|number {number.Culture}".TrimEnd(),
        BooleanStep boolean => $"|boolean {string.Join(',', boolean.True)}/{string.Join(',', boolean.False)}",
        TemplateStep template => $"template {template.Text}",
        _ => $"|{StepKinds.Of(step).Name}",
    };
}
