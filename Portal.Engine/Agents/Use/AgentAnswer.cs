namespace Portal.Engine.Agents.Use;

/// <summary>What came of a question.</summary>
public enum AgentAnswer
{
    Answered,

    /// <summary>It was told no: too many questions, nothing of that name, a question that cannot be.</summary>
    Refused,

    /// <summary>It was not its fault.</summary>
    Failed,
}
