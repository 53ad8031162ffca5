namespace Portal.Web.Platform.Metrics;

/// <summary>What Prometheus makes of an instrument.</summary>
enum InstrumentKind
{
    /// <summary>Only grows.</summary>
    Counter,

    /// <summary>Goes up and down by what is added to it.</summary>
    UpDown,

    /// <summary>Is what was last said.</summary>
    Gauge,

    /// <summary>Counts values by size.</summary>
    Histogram,
}
