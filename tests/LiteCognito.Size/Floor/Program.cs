// The least that any client of a JSON-over-HTTPS service is: one POST with the HttpClient of the BCL.
using var http = new HttpClient();
using var content = new StringContent("{}");
using HttpResponseMessage response = await http.PostAsync(new Uri(args[0]), content);
Console.WriteLine(await response.Content.ReadAsStringAsync());
