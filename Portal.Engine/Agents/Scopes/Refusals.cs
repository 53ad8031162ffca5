namespace Portal.Engine.Agents.Scopes;

/// <summary>There is no such entity, or none that this agent may see: which of the two is not said.</summary>
public sealed record EntityUnknown(string Name) : Refusal
{
    public override string Message => $"There is no entity called {Shown.Of(Name)} here. Ask for the list of entities to see which there are.";
}

/// <summary>There is no such field, or none that this agent may see: which of the two is not said.</summary>
public sealed record FieldUnknown(string Entity, string Name) : Refusal
{
    public override string Message => $"{Entity} has no field called {Shown.Of(Name)} here. Describe {Entity} to see which there are.";
}

/// <summary>A name that somebody sent, cut to what a name can be.</summary>
static class Shown
{
    const int Longest = 60;

    public static string Of(string name) => name.Length <= Longest ? name : $"{name[..Longest]}…";
}
