using System.Text.Json;

namespace Portal.Engine.Mapping.Values;

/// <summary>A property of an object that is being put in order; its name is in the row's scratch.</summary>
readonly record struct ObjectMember(int NameStart, int NameLength, int Position, JsonElement Value);
