namespace Portal.Engine.Projection;

/// <summary>What a person says to a match value that gathers many records.</summary>
public enum HoldVerdict
{
    /// <summary>They are of one thing.</summary>
    Approved,

    /// <summary>They are not; each stays alone.</summary>
    Split,
}
