namespace Portal.Engine.Agents.Keys;

/// <summary>It cannot be a key: one that was made here has a sum that is right.</summary>
public sealed record KeyMistyped : Refusal
{
    public override string Message => "This is not a key of a portal: it is mistyped or cut short. Copy it again, whole.";
}

/// <summary>No key that is known. Whether a part of it is known is not said.</summary>
public sealed record KeyUnknown : Refusal
{
    public override string Message => "This key is not known here. Ask an admin of the portal for one.";
}

/// <summary>Said only to whoever showed the whole key.</summary>
public sealed record KeyRevoked : Refusal
{
    public override string Message => "This key was revoked. Ask an admin of the portal for the one that took its place.";
}

/// <summary>Said only to whoever showed the whole key.</summary>
public sealed record KeyExpired(DateTimeOffset At) : Refusal
{
    public override string Message => $"This key was good until {At.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Ask an admin of the portal for a new one.";
}

/// <summary>Said only to whoever showed the whole key.</summary>
public sealed record AgentDisabled(string Name) : Refusal
{
    public override string Message => $"The agent {Name} is disabled for now. Ask an admin of the portal why; its key stays as it is.";
}
