using System.ComponentModel;

namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>How a moment is written.</summary>
public enum TimeFormat
{
    /// <summary>2026-03-29T01:00:00Z, or with an offset.</summary>
    Iso,

    /// <summary>2026-03-29T01:00:00, or with a space; the zone is set beside it.</summary>
    IsoWithoutZone,

    /// <summary>Seconds since 1970.</summary>
    Seconds,

    /// <summary>Milliseconds since 1970.</summary>
    Milliseconds,

    /// <summary>Sun, 29 Mar 2026 01:00:00 GMT.</summary>
    [Description("HTTP date")]
    Http,

    /// <summary>A pattern of its own.</summary>
    Custom,

    /// <summary>No moment at all but a number that grows with every change.</summary>
    Number,
}
