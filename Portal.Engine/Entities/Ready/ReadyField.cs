namespace Portal.Engine.Entities.Ready;

/// <summary>Short words for fields.</summary>
public static class ReadyField
{
    public static EntityField Text(string name, string label) => new(name, FieldType.Text) { Label = label };

    public static EntityField Number(string name, string label) => new(name, FieldType.Number) { Label = label };

    public static EntityField Yes(string name, string label) => new(name, FieldType.Boolean) { Label = label };

    public static EntityField Day(string name, string label) => new(name, FieldType.Date) { Label = label };

    public static EntityField At(string name, string label) => new(name, FieldType.Moment) { Label = label };

    /// <summary>A text that records are found by.</summary>
    public static EntityField Found(string name, string label) => Found(Text(name, label));

    public static EntityField Found(EntityField field) => field with { Searchable = true };

    /// <summary>A text that is personal.</summary>
    public static EntityField Hidden(string name, string label) => Text(name, label) with { Sensitive = true };
}
