namespace Portal.Engine.Entities;

public sealed record NoSuchEntity : Refusal
{
    public override string Message => "This entity is not here any more. Reload the list.";
}

public sealed record EntityNameTaken(string Name) : Refusal
{
    public override string Message => $"There is an entity called {Name} already. Add the fields to it, or choose another name.";
}

public sealed record FieldStays(string Field) : Refusal
{
    public override string Message => $"The field {Field} cannot be removed, because stored records hold it. Leave it and stop mapping into it; or make a new entity without it, point the streams at that, and remove this one.";
}

public sealed record FieldKeepsType(string Field, FieldType Type) : Refusal
{
    public override string Message => $"The field {Field} stays a {Type.ToString().ToLowerInvariant()}, because stored records hold it as one. Add a field of the other type under a new name and map into that.";
}

public sealed record FieldKeepsSensitivity(string Field, bool Sensitive) : Refusal
{
    public override string Message => Sensitive
        ? $"The field {Field} stays sensitive: what is stored of it is encrypted, and would have to be written again in the clear. Add a field under a new name and map into that."
        : $"The field {Field} cannot become sensitive: what is stored of it stands in the clear, in the records and in their history. Add a sensitive field under a new name, map into that, and stop mapping into this one.";
}

public sealed record EntityInUse(string Entity, IReadOnlyList<string> By) : Refusal
{
    public override string Message => $"{Entity} is filled by {string.Join(", ", By)}. Remove these first, or point them at another entity.";
}
