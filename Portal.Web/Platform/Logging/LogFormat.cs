namespace Portal.Web.Platform.Logging;

public enum LogFormat
{
    /// <summary>For people: a line an event, a failure under it.</summary>
    Plain,

    /// <summary>For machines: a JSON object a line.</summary>
    Json,
}
