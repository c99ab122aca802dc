using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace DiploMesh.Hosting.Json;

/// <summary>Finds what in a JSON request its message cannot hold: names that it does not have, values of another type.</summary>
internal sealed class JsonRequestCheck
{
    /// <summary>Further ones are not told: the first few say what is wrong.</summary>
    private const int MaxViolations = 10;

    /// <summary>The longest part of a name that is repeated to the caller, characters.</summary>
    private const int MaxNameLength = 100;

    private readonly List<Violation> _violations = [];

    /// <summary>Checks a query parameter, whose name is a path of field names.</summary>
    public void CheckParameter(MessageDescriptor message, string name, IReadOnlyCollection<string?> values)
    {
        MessageDescriptor? at = message;
        FieldDescriptor? field = null;
        foreach (var part in name.Split('.'))
        {
            field = at is null || field?.IsRepeated == true ? null : Find(at, part);
            if (field is null)
            {
                AddUnknown(message, string.Empty, name);
                return;
            }

            at = field.FieldType == FieldType.Message ? field.MessageType : null;
        }

        if (!field!.IsRepeated && values.Count > 1)
        {
            Add(name, "is given more than once");
        }
        else if (at is not null && !IsWellKnown(at))
        {
            Add(name, $"is a message; give its fields, as in {Shorten(name)}.{at.Fields.InDeclarationOrder().FirstOrDefault()?.Name}");
        }
        else if (!values.All(value => FieldForm.Fits(field, value ?? string.Empty)))
        {
            Add(name, $"must be {FieldForm.Describe(field)}");
        }
    }

    /// <summary>Checks a body.</summary>
    /// <exception cref="JsonException">The body is not well-formed JSON, or nested deeper than 64.</exception>
    public void CheckBody(MessageDescriptor message, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Add("body", "must be an object");
            return;
        }

        CheckMessage(ref reader, message, string.Empty, "body");

        // What follows the value, if anything, makes the body malformed.
        reader.Read();
    }

    /// <summary>Throws if something was found.</summary>
    public void ThrowIfAny()
    {
        if (_violations.Count > 0)
        {
            throw Problems.InvalidArgument(_violations);
        }
    }

    private void CheckMessage(ref Utf8JsonReader reader, MessageDescriptor message, string prefix, string path)
    {
        if (IsWellKnown(message))
        {
            reader.Skip();
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Add(path, "must be an object");
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (Find(message, name) is { } field)
            {
                CheckField(ref reader, field, $"{prefix}{field.Name}");
            }
            else
            {
                AddUnknown(message, prefix, name);
                reader.Skip();
            }
        }
    }

    private void CheckField(ref Utf8JsonReader reader, FieldDescriptor field, string path)
    {
        if (field.IsMap)
        {
            CheckMap(ref reader, field, path);
        }
        else if (field.IsRepeated)
        {
            CheckList(ref reader, field, path);
        }
        else if (reader.TokenType != JsonTokenType.Null)
        {
            // For a field that holds one value, null is the same as leaving it out.
            CheckValue(ref reader, field, path);
        }
    }

    private void CheckList(ref Utf8JsonReader reader, FieldDescriptor field, string path)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Add(path, "must be an array");
            reader.Skip();
            return;
        }

        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            CheckValue(ref reader, field, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
        }
    }

    private void CheckMap(ref Utf8JsonReader reader, FieldDescriptor field, string path)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Add(path, "must be an object");
            reader.Skip();
            return;
        }

        var value = field.MessageType.FindFieldByName("value");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            CheckValue(ref reader, value, $"{path}[\"{Shorten(key)}\"]");
        }
    }

    private void CheckValue(ref Utf8JsonReader reader, FieldDescriptor field, string path)
    {
        if (field.FieldType == FieldType.Message)
        {
            CheckMessage(ref reader, field.MessageType, $"{path}.", path);
            return;
        }

        if (!FieldForm.Fits(field, reader))
        {
            Add(path, $"must be {FieldForm.Describe(field)}");
        }

        reader.Skip();
    }

    // Timestamps, structs and the like have forms of their own, which the reader of the message knows.
    private static bool IsWellKnown(MessageDescriptor message) => message.File.Package == "google.protobuf";

    // JSON may name a field as its proto does (page_size) or in its own way (pageSize).
    private static FieldDescriptor? Find(MessageDescriptor message, string name) => message.FindFieldByName(name)
        ?? message.Fields.InDeclarationOrder().FirstOrDefault(field => string.Equals(field.JsonName, name, StringComparison.Ordinal));

    private void AddUnknown(MessageDescriptor message, string prefix, string name) =>
        Add($"{prefix}{Shorten(name)}", $"is not a field of {message.FullName}");

    private void Add(string field, string description)
    {
        if (_violations.Count < MaxViolations)
        {
            _violations.Add(new Violation(Shorten(field), description));
        }
    }

    private static string Shorten(string name) => name.Length <= MaxNameLength ? name : $"{name[..MaxNameLength]}...";
}
