namespace Portal.Engine.Blueprints.Kinds;

/// <summary>What is configured, in the order in which it is added and changed; it is removed the other way round.</summary>
public enum ThingKind
{
    Calendar,
    Entity,
    Source,
    Stream,
    Feed,

    /// <summary>Whom an entity believes. It names streams, which name entities, so it comes by itself.</summary>
    Precedence,

    /// <summary>What stands in for a stream. It names another stream, and both must bring some of the same fields, so it comes by itself.</summary>
    Fallback,

    Workflow,
    Callback,
    Agent,
}
