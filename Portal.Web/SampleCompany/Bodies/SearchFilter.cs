using System.Text.Json.Serialization;

namespace Portal.Web.SampleCompany.Bodies;

/// <summary>One condition of a search.</summary>
sealed record SearchFilter(string Field, string Operator, [property: JsonConverter(typeof(TextOrNumber))] string Value);
