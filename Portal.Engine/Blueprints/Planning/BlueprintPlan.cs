namespace Portal.Engine.Blueprints.Planning;

/// <summary>What a file would change, before anything is.</summary>
public sealed record BlueprintPlan
{
    /// <summary>While there is one, nothing is applied.</summary>
    public IReadOnlyList<BlueprintProblem> Problems { get; init; } = [];

    /// <summary>In the order in which they are applied.</summary>
    public IReadOnlyList<PlanStep> Steps { get; init; } = [];

    /// <summary>How many things are as the file says already.</summary>
    public int Unchanged { get; init; }

    /// <summary>What is here and not in the file, and stays because nobody asked to prune; what lies within one of them goes without saying.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>Secrets that the file names and this portal does not have, each with who needs it.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Of what was here when it was made, and of what was asked.</summary>
    public string Fingerprint { get; init; } = "";

    public bool Prunes { get; init; }

    /// <summary>The file.</summary>
    public string Text { get; init; } = "";
}
