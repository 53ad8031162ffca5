using System.Text.Json;

namespace Portal.Web.SampleCompany.Bodies;

/// <summary>A GraphQL request, as all its clients send it.</summary>
sealed record GraphBody(string Query, GraphVariables? Variables = null, string? OperationName = null, JsonElement? Extensions = null);
