namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>Where in a request something is said.</summary>
public enum ParameterPlace
{
    Query,

    /// <summary>In the body; its name is then a path in it, such as "paging.after".</summary>
    Body,
}
