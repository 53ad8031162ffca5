namespace Portal.Engine.Connectors.Rest.Settings;

public enum RestMethod
{
    Get,

    /// <summary>For searches and GraphQL. It is taken to change nothing, so it is sent again when an answer breaks off.</summary>
    Post,
}
