namespace Portal.Engine.Resilience;

/// <summary>Who must act for a failure to end.</summary>
public enum Who
{
    /// <summary>It is tried again by itself.</summary>
    Nobody,

    /// <summary>Whoever owns the source: its credential or its settings.</summary>
    Owner,

    /// <summary>Whoever runs the system that is read: it is down, or answers wrongly.</summary>
    Source,

    /// <summary>Whoever makes the portal: this is a defect.</summary>
    Us,
}
