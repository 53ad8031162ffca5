namespace Portal.Engine.Agents;

public sealed record NoSuchAgent : Refusal
{
    public override string Message => "This agent is not here any more. Reload the list.";
}

public sealed record AgentNameTaken(string Name) : Refusal
{
    public override string Message => $"There is an agent called {Name} already. Choose another name.";
}

public sealed record NoSuchKey : Refusal
{
    public override string Message => "This key is not here any more. Reload the page.";
}

public sealed record TwoKeysAlready : Refusal
{
    public override string Message => "This agent has two keys that are good, and more would only be forgotten. Revoke the one that is not used any more, or wait until it ends.";
}

public sealed record OverlapUnfit : Refusal
{
    public override string Message => $"The old key can stay good for up to {AgentDesk.LongestOverlap.TotalDays} days, or not at all.";
}

public sealed record AgentDisabledWithoutReason : Refusal
{
    public override string Message => $"Say why, in at most {Agent.LongestWhy} letters. Whoever looks after the agent reads it.";
}
