namespace Portal.Engine.Agents.Warnings;

/// <summary>What about an agent's use suddenly differs.</summary>
public enum WarningCause
{
    Requests,
    Records,
    NewEntity,
    NewFields,
    NewAddress,
    UnusualHour,
    Refusals,
}
