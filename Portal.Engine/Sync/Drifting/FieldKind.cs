namespace Portal.Engine.Sync.Drifting;

/// <summary>What a value of a source is.</summary>
public enum FieldKind
{
    /// <summary>Null: it says nothing.</summary>
    Nothing,
    Text,
    Number,
    YesNo,
    List,

    /// <summary>A group that is empty, or lies deeper than is looked.</summary>
    Group,
}
