using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Engine.Workflows.Gates;

namespace Portal.Engine.Workflows.Asking;

/// <summary>What a gate says, for programs: the same in the API, in callbacks and to agents.</summary>
/// <param name="Workflow">The name of the workflow.</param>
/// <param name="Gate">What it is to do.</param>
/// <param name="Since">Since when the gate says so; null if that is not written down yet.</param>
/// <param name="Why">In a sentence or two, for a person.</param>
/// <param name="Fresh">So many of the things it depends on are fresh.</param>
/// <param name="Of">It depends on so many.</param>
/// <param name="At">As of when this is said.</param>
/// <param name="Lacks">What is not fresh, the gravest first.</param>
public sealed record GateAnswer(string Workflow, Reaction Gate, DateTimeOffset? Since, string Why, int Fresh, int Of, DateTimeOffset At, IReadOnlyList<LackAnswer> Lacks)
{
    /// <summary>How it is written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Somebody lets it run all the same, until then.</summary>
    public OverrideAnswer? Override { get; init; }

    internal static GateAnswer From(Workflow workflow, Gate gate, DateTimeOffset? since, string why, DateTimeOffset at, IReadOnlyDictionary<long, string> entities) =>
        new(workflow.Name, gate.Says, since, why, gate.Fresh, gate.Of, at, [.. gate.Lacks.Select(lack => LackAnswer.Of(lack, at, entities))])
        {
            Override = gate.IsOverridden ? new OverrideAnswer(workflow.OverrideUntil!.Value, workflow.OverrideWhy!, workflow.OverrideBy!) : null,
        };
}
