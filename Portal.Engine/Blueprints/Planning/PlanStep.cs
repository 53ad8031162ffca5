using Portal.Engine.Blueprints.Kinds;

namespace Portal.Engine.Blueprints.Planning;

/// <summary>One change of a plan.</summary>
/// <param name="Deed">What is done.</param>
/// <param name="Kind">To what.</param>
/// <param name="Path">Its names, from the outermost in.</param>
/// <param name="Fields">What is different; all that is written of it where it is added.</param>
/// <param name="Consequences">What comes of it, in sentences.</param>
public sealed record PlanStep(StepDeed Deed, ThingKind Kind, IReadOnlyList<string> Path, IReadOnlyList<FieldChange> Fields, IReadOnlyList<string> Consequences)
{
    /// <summary>"source CRM / Contacts".</summary>
    public string Name => Kind switch
    {
        ThingKind.Precedence => $"whom {Path[0]} believes",
        ThingKind.Fallback => $"what stands in for {string.Join(" / ", Path)}",
        ThingKind.Callback => $"callback {Path[1]} of workflow {Path[0]}",
        _ => $"{$"{Kind}".ToLowerInvariant()} {string.Join(" / ", Path)}",
    };

    /// <summary>As it was and will be, for who applies it.</summary>
    internal (Thing? Before, Thing? After, Proposal? Proposal) Inside { get; init; }
}
